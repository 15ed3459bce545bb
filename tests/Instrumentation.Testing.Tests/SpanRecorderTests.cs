using System.Runtime.CompilerServices;
using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Instrumentation.Testing.Tests;

public class SpanRecorderTests
{
    private readonly SpanRecorder _recorder = new();

    [Fact]
    public void A_span_is_there_when_AddSpan_returns_with_nothing_but_what_was_set()
    {
        _recorder.MetricGroup.AddSpan(Span.Builder(typeof(SpanRecorderTests), "work").SetAttribute("rows", 3L));

        var span = Assert.Single(_recorder.Spans);
        Assert.Equal("work", span.Name);
        Assert.Equal(new Dictionary<string, object> { ["rows"] = 3L }, span.Attributes);
    }

    [Fact]
    public void Spans_come_in_the_order_of_reporting()
    {
        Array.ForEach(["b", "a", "c"], Report);

        Assert.Equal(["b", "a", "c"], _recorder.Spans.Select(span => span.Name));
    }

    [Fact]
    public void The_list_of_spans_is_a_copy()
    {
        Report("before");
        var spans = _recorder.Spans;

        Report("after");
        _recorder.Clear();

        Assert.Equal("before", Assert.Single(spans).Name);
    }

    [Fact]
    public void Clear_forgets_the_spans_so_far()
    {
        Report("before");
        _recorder.Clear();
        Assert.Empty(_recorder.Spans);

        Report("after");
        Assert.Equal("after", Assert.Single(_recorder.Spans).Name);
    }

    [Fact]
    public void A_recorder_that_a_test_has_forgotten_is_collected_with_its_spans()
    {
        var span = SpanOfForgottenRecorder();

        for (var i = 0; i < 10 && span.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(span.IsAlive);
    }

    [Fact]
    public void Attach_sets_the_context_opens_the_function_and_returns_it()
    {
        var function = new Doubler();

        Doubler attached = _recorder.Attach(function);

        Assert.Same(function, attached);
        Assert.Same(_recorder.RuntimeContext, attached.RuntimeContext);
        Assert.Equal(1, attached.Opened);
        Assert.Equal(4, attached.Map(2));
        Assert.Equal("double", Assert.Single(_recorder.Spans).Name);
    }

    [Fact]
    public void Attach_takes_functions_that_derive_from_nothing_of_ours_and_structs()
    {
        Assert.Same(_recorder.RuntimeContext, _recorder.Attach(new Bare()).RuntimeContext);
        Assert.Same(_recorder.RuntimeContext, _recorder.Attach(new BareStruct()).RuntimeContext);
    }

    [Fact]
    public void What_Open_throws_reaches_the_test()
    {
        var exception = new InvalidDataException("no table");

        Assert.Same(exception, Assert.Throws<InvalidDataException>(() => _recorder.Attach(new Doubler { OpenThrows = exception })));
    }

    [Fact]
    public void A_null_function_is_refused() =>
        Assert.Throws<ArgumentNullException>("function", () => _recorder.Attach<Doubler>(null!));

    [Fact]
    public void The_context_has_the_recorders_group_which_has_no_variables_and_is_reporting()
    {
        Assert.Same(_recorder.MetricGroup, _recorder.RuntimeContext.MetricGroup);
        Assert.Empty(_recorder.MetricGroup.AllVariables);
        Assert.Empty(_recorder.MetricGroup.ScopeComponents);
        Assert.True(_recorder.MetricGroup.IsReporting);
        Assert.Equal(("test", "test", 0), (_recorder.RuntimeContext.JobInfo.JobName, _recorder.RuntimeContext.TaskInfo.TaskName, _recorder.RuntimeContext.TaskInfo.SubtaskIndex));
    }

    [Fact]
    public void Groups_below_the_recorders_are_recorded_with_their_variables()
    {
        _recorder.MetricGroup.AddGroup("tenant", "acme").AddSpan(Span.Builder(typeof(SpanRecorderTests), "work"));

        Assert.Equal("acme", _recorder.Spans.Single().Attributes["<tenant>"]);
    }

    [Fact]
    public void Recorders_in_parallel_see_their_own_spans_only()
    {
        var recorders = Enumerable.Range(0, 16).Select(_ => new SpanRecorder()).ToArray();

        Parallel.For(0, 16, i =>
        {
            for (var n = 0; n < 500; n++)
            {
                recorders[i].MetricGroup.AddSpan(Span.Builder(typeof(SpanRecorderTests), $"{i}"));
            }
        });

        Assert.All(recorders.Select((recorder, i) => (recorder, i)), entry =>
        {
            Assert.Equal(500, entry.recorder.Spans.Count);
            Assert.All(entry.recorder.Spans, span => Assert.Equal($"{entry.i}", span.Name));
        });
    }

    [Fact]
    public void One_recorder_takes_spans_of_many_threads()
    {
        Parallel.For(0, 8_000, i => Report($"{i}"));

        Assert.Equal(8_000, _recorder.Spans.Select(span => span.Name).Distinct().Count());
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference SpanOfForgottenRecorder()
    {
        var recorder = new SpanRecorder();
        recorder.MetricGroup.AddSpan(Span.Builder(typeof(SpanRecorderTests), "work"));
        return new WeakReference(Assert.Single(recorder.Spans));
    }

    private void Report(string name) => _recorder.MetricGroup.AddSpan(Span.Builder(typeof(SpanRecorderTests), name));

    private sealed class Doubler : RichMapFunction<int, int>
    {
        public int Opened { get; private set; }

        public Exception? OpenThrows { get; init; }

        public override void Open(OpenContext openContext)
        {
            Opened++;
            if (OpenThrows is not null)
            {
                throw OpenThrows;
            }
        }

        public override int Map(int value)
        {
            MetricGroup.AddSpan(Span.Builder(typeof(Doubler), "double"));
            return value * 2;
        }
    }

    private sealed class Bare : IRichFunction
    {
        public RuntimeContext RuntimeContext { get; set; } = null!;

        public void Open(OpenContext openContext)
        {
        }

        public void Close()
        {
        }
    }

    private struct BareStruct : IRichFunction
    {
        public RuntimeContext RuntimeContext { get; set; }

        public readonly void Open(OpenContext openContext)
        {
        }

        public readonly void Close()
        {
        }
    }
}
