using System.Runtime.CompilerServices;
using Instrumentation.Functions;
using Instrumentation.Metrics;
using Instrumentation.Reporters;
using Instrumentation.Runtime;
using Instrumentation.Testing;
using Instrumentation.Traces;

namespace Instrumentation.Generators.Tests.SecondForm;

/// <summary>What spans of the second form carry: Core has the marks and gives the names, the member gives the default name.</summary>
public partial class ImplementsValueTests
{
    private readonly SpanRecorder _recorder = new();

    public interface ILookup
    {
        bool TryFind(string key, ref int calls, out int found);

        ValueTask<string> Read(string path, CancellationToken cancellationToken = default);

        IAsyncEnumerable<int> Follow(string path, CancellationToken cancellationToken = default);

        IEnumerable<int> List(int count);

        ref int Slot(int index);
    }

    public interface IFactory<T>
        where T : IFactory<T>
    {
        static abstract T Create(MetricGroup group, string name);

        static virtual int Count(RuntimeContext context) => 0;
    }

    [Fact]
    public void Marks_and_placeholders_stand_on_Core_and_the_default_name_is_the_member_s()
    {
        ILookup lookup = new Lookup(_recorder.MetricGroup);
        var calls = 1;

        Assert.True(lookup.TryFind("a", ref calls, out var found));

        var span = Assert.Single(_recorder.Spans);
        Assert.Equal((2, 7), (calls, found));
        Assert.Equal("TryFind", span.Name);
        Assert.EndsWith("ImplementsValueTests.Lookup", span.Scope, StringComparison.Ordinal);
        Assert.Equal(["a", 7L, true, 3L], new[] { "k", "found", "return", "rows" }.Select(key => span.Attributes[key]));
    }

    [Fact]
    public async Task A_task_ends_with_its_completion_and_fails_with_its_exception()
    {
        ILookup lookup = new Lookup(_recorder.MetricGroup);

        Assert.Equal("text", await lookup.Read("file"));
        await Assert.ThrowsAsync<TimeoutException>(async () => await lookup.Read("slow"));

        Assert.Equal(["read file", "read slow"], _recorder.Spans.Select(span => span.Name));
        Assert.Equal([SpanStatus.Unset, SpanStatus.Error], _recorder.Spans.Select(span => span.Status));
        Assert.Equal(4L, _recorder.Spans[0].Attributes["return.Length"]);
    }

    [Fact]
    public async Task Streams_end_with_their_enumeration()
    {
        ILookup lookup = new Lookup(_recorder.MetricGroup);

        Assert.Equal([1, 2], lookup.List(2));
        Assert.Equal([4], await lookup.Follow("abcd").ToListAsync());

        Assert.Equal([("List", 2L), ("Follow", 1L)], _recorder.Spans.Select(span => (span.Name, (long)span.Attributes["span.items"])));
    }

    [Fact]
    public void A_reference_is_returned_as_a_reference()
    {
        var lookup = new Lookup(_recorder.MetricGroup);

        ((ILookup)lookup).Slot(1) = 5;

        Assert.Equal(5, lookup.Slots[1]);
        Assert.Equal("Slot", Assert.Single(_recorder.Spans).Name);
    }

    [Fact]
    public void Static_members_of_interfaces_find_their_group_among_the_member_s_parameters()
    {
        Assert.Equal("one", Make<Made>(_recorder));
        Assert.Equal(3, Count<Made>(_recorder));

        Assert.Equal(["Create", "Count"], _recorder.Spans.Select(span => span.Name));
    }

    [Fact]
    public void Structs_and_records_implement_members_too()
    {
        Assert.Equal("p 1", new Point(_recorder.MetricGroup, 1).ToString());
        Assert.Equal(0, ((IComparable<Named>)new Named(_recorder.MetricGroup, "n")).CompareTo(new Named(MetricGroup.Unregistered, "n")));
        Assert.Equal("named n", new Named(_recorder.MetricGroup, "n").ToString());

        Assert.Equal(["ToString", "CompareTo", "ToString"], _recorder.Spans.Select(span => span.Name));
    }

    [Fact]
    public void Nobody_listening_calls_Core_with_the_shared_builder_and_returns_its_own_stream()
    {
        var lookup = new Lookup(MetricGroup.Unregistered);
        var calls = 0;

        Assert.True(((ILookup)lookup).TryFind("a", ref calls, out _));
        Assert.Same(lookup.Listed, ((ILookup)lookup).List(1));
    }

    [Fact]
    public async Task An_interface_implements_a_member_of_another_by_default()
    {
        var reporter = new InMemoryTraceReporter();
        await using var registry = TraceRegistry.Create(reporter);
        IDefaultDoubler function = new ByDefault { RuntimeContext = registry.CreateRuntimeContext(new JobInfo("id", "job"), new TaskInfo("task")) };

        Assert.Equal(4, ((ImplementsRouteTests.IDoubler)function).Map(2));
        Assert.Equal("Map", Assert.Single(reporter.Spans).Name);
    }

    private static string Make<T>(SpanRecorder recorder)
        where T : IFactory<T> => T.Create(recorder.MetricGroup, "one").ToString()!;

    private static int Count<T>(SpanRecorder recorder)
        where T : IFactory<T> => T.Count(recorder.RuntimeContext);

    public partial interface IDefaultDoubler : IRichFunction, ImplementsRouteTests.IDoubler
    {
        [Span(Implements = nameof(Map))]
        private int MapCore(int value) => value * 2;
    }

    private sealed class ByDefault : RichFunction, IDefaultDoubler;

    private sealed partial class Lookup(MetricGroup metrics) : ILookup
    {
        public int[] Slots { get; } = new int[3];

        public IEnumerable<int> Listed { get; } = [1, 2];

        private MetricGroup Metrics { get; } = metrics;

        [Span(Implements = nameof(TryFind))]
        [return: SpanTag]
        private bool TryFindCore([SpanTag] string k, ref int counter, [SpanTag] out int found, SpanBuilder span)
        {
            span.SetAttribute("rows", 3L);
            counter++;
            found = 7;
            return true;
        }

        [Span("read {p}", Implements = "ILookup.Read")]
        [return: SpanTag(Member = "Length")]
        private async ValueTask<string> ReadCore(string p, CancellationToken token)
        {
            await Task.Yield();
            return p == "slow" ? throw new TimeoutException() : "text";
        }

        [Span(Implements = nameof(Follow))]
        private async IAsyncEnumerable<int> FollowCore(string p, [EnumeratorCancellation] CancellationToken token)
        {
            await Task.Delay(1, token);
            yield return p.Length;
        }

        [Span(Implements = nameof(List))]
        private IEnumerable<int> ListCore(int n) => Listed;

        [Span(Implements = nameof(Slot))]
        private ref int SlotCore(int i) => ref Slots[i];
    }

    private sealed partial class Made : IFactory<Made>
    {
        private string Name { get; init; } = "";

        public override string ToString() => Name;

        [Span(Implements = nameof(Create))]
        private static Made Build(MetricGroup metrics, string text) => new() { Name = text };

        [Span(Implements = "IFactory<Made>.Count")]
        private static int CountCore(RuntimeContext runtime) => runtime is null ? 0 : 3;
    }

    private readonly partial struct Point(MetricGroup metrics, int x)
    {
        private readonly MetricGroup _metrics = metrics;
        private readonly int _x = x;

        [Span(Implements = nameof(ToString))]
        private readonly string Text() => $"p {_x}";
    }

    private sealed partial record Named(MetricGroup Metrics, string Name) : IComparable<Named>
    {
        [Span(Implements = nameof(ToString))]
        private string Text() => $"named {Name}";

        [Span(Implements = nameof(CompareTo))]
        private int Compare(Named? other) => string.CompareOrdinal(Name, other?.Name);
    }
}
