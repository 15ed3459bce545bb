using Instrumentation.Functions;
using Instrumentation.Runtime;
using Instrumentation.Tests.Doubles;
using Instrumentation.Tests.Doubles.Functions;

namespace Instrumentation.Tests.Runtime;

public class RichFunctionHostTests
{
    private readonly LifeStory _story = new();

    public static TheoryData<string> Kinds => HostRun.Kinds;

    [Theory]
    [InlineData("Source", new[] { 1, 2, 3 })]
    [InlineData("Map", new[] { 10, 20, 30 })]
    [InlineData("FlatMap", new[] { 2, 3, 3 })]
    [InlineData("Filter", new[] { 1, 3 })]
    [InlineData("Reduce", new[] { 1, 3, 6 })]
    [InlineData("AsyncMap", new[] { 10, 20, 30 })]
    [InlineData("Sink", new int[0])]
    public async Task Each_kind_of_function_is_opened_in_its_context_run_and_closed(string kind, int[] expected)
    {
        var results = await ToList(HostRun.Of(kind, _story));

        Assert.Equal(expected, results);
        Assert.Equal("open in task", _story.Events[0]);
        Assert.Equal(kind == "Reduce" ? ["2", "3"] : ["1", "2", "3"], _story.Events.Skip(1).SkipLast(1));
        Assert.Equal("close", _story.Events[^1]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Nothing_happens_before_the_result_is_enumerated(string kind)
    {
        _ = HostRun.Of(kind, _story);

        Assert.Empty(_story.Events);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_exception_of_a_function_passes_unchanged_after_it_was_closed(string kind)
    {
        var exception = _story.Throws["2"] = new InvalidDataException("bad");

        var thrown = await Assert.ThrowsAsync<InvalidDataException>(() => ToList(HostRun.Of(kind, _story)));

        Assert.Same(exception, thrown);
        Assert.Equal("close", _story.Events[^1]);
        Assert.DoesNotContain("3", _story.Events);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_exception_of_Close_does_not_take_the_place_of_that_of_the_function(string kind)
    {
        var exception = _story.Throws["2"] = new InvalidDataException("bad");
        _story.Throws["close"] = new IOException("closed badly");

        Assert.Same(exception, await Assert.ThrowsAsync<InvalidDataException>(() => ToList(HostRun.Of(kind, _story))));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_exception_of_Close_at_the_end_passes_and_Close_is_called_once(string kind)
    {
        var exception = _story.Throws["close"] = new IOException("closed badly");

        Assert.Same(exception, await Assert.ThrowsAsync<IOException>(() => ToList(HostRun.Of(kind, _story))));
        Assert.Single(_story.Events, "close");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_function_whose_Open_throws_is_closed_and_gets_no_value(string kind)
    {
        var exception = _story.Throws["open in task"] = new InvalidDataException("bad");
        _story.Throws["close"] = new IOException("closed badly");

        Assert.Same(exception, await Assert.ThrowsAsync<InvalidDataException>(() => ToList(HostRun.Of(kind, _story))));
        Assert.Equal(["open in task", "close"], _story.Events);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_cancelled_run_ends_with_the_function_closed_though_the_source_does_not_look_at_the_token(string kind)
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ToList(HostRun.Of(kind, _story, cancellation.Token)));

        Assert.Equal("close", _story.Events[^1]);
        Assert.DoesNotContain("2", _story.Events);
    }

    [Theory]
    [InlineData("Source")]
    [InlineData("Map")]
    [InlineData("FlatMap")]
    [InlineData("Filter")]
    [InlineData("Reduce")]
    [InlineData("AsyncMap")]
    public async Task A_consumer_that_stops_early_closes_the_function(string kind)
    {
        await foreach (var result in HostRun.Of(kind, _story))
        {
            Assert.NotEqual(0, result);
            break;
        }

        Assert.Equal("close", _story.Events[^1]);
    }

    [Fact]
    public async Task An_exception_of_Close_after_a_failure_is_logged()
    {
        await using var registry = RegistryUnderTest.Create();
        _story.Throws["1"] = new InvalidDataException("bad");
        _story.Throws["close"] = new IOException("closed badly");
        var context = new RuntimeContext(new JobInfo("id", "job"), new TaskInfo("task"), registry.Group);

        await Assert.ThrowsAsync<InvalidDataException>(
            () => ToList(new RichFunctionHost().Map(HostRun.Numbers(), new TellingMap(_story), context)));

        var entry = Assert.Single(registry.Log.Entries);
        Assert.Contains("TellingMap", entry.Message, StringComparison.Ordinal);
        Assert.Same(_story.Throws["close"], entry.Exception);
    }

    [Fact]
    public async Task A_function_that_something_else_runs_is_opened_and_closed_once()
    {
        await using var registry = RegistryUnderTest.Create();
        _story.Throws["close"] = new IOException("closed badly");
        var function = new TellingMap(_story);

        var life = new RichFunctionHost().Open(function, new RuntimeContext(new JobInfo("id", "job"), new TaskInfo("task"), registry.Group));
        function.Map(7);
        life.Dispose();
        life.Dispose();

        Assert.Equal(["open in task", "7", "close"], _story.Events);
        Assert.Same(_story.Throws["close"], Assert.Single(registry.Log.Entries).Exception);
    }

    [Fact]
    public async Task An_exception_of_the_source_passes_and_closes_the_function()
    {
        static async IAsyncEnumerable<int> Broken()
        {
            await Task.Yield();
            yield return 1;
            throw new InvalidDataException("source");
        }

        await Assert.ThrowsAsync<InvalidDataException>(
            () => ToList(new RichFunctionHost().Map(Broken(), new TellingMap(_story), HostRun.Context)));

        Assert.Equal(["open in task", "1", "close"], _story.Events);
    }

    [Fact]
    public async Task Functions_are_chained_and_each_is_closed()
    {
        var host = new RichFunctionHost();

        var results = await ToList(host.Reduce(
            host.Map(host.Source(new TellingSource(_story), HostRun.Context), new TellingMap(_story), HostRun.Context),
            new TellingReduce(_story),
            HostRun.Context));

        Assert.Equal([10, 30, 60], results);
        Assert.Equal(3, _story.Events.Count(name => name == "close"));
    }

    [Fact]
    public void A_null_argument_is_refused_at_once()
    {
        var host = new RichFunctionHost();
        var (source, context) = (HostRun.Numbers(), HostRun.Context);

        Assert.Throws<ArgumentNullException>("function", () => host.Source<int>(null!, context));
        Assert.Throws<ArgumentNullException>("context", () => host.Source(new TellingSource(_story), null!));
        Assert.Throws<ArgumentNullException>("source", () => host.Map(null!, new TellingMap(_story), context));
        Assert.Throws<ArgumentNullException>("function", () => host.FlatMap<int, int>(source, null!, context));
        Assert.Throws<ArgumentNullException>("context", () => host.Filter(source, new TellingFilter(_story), null!));
        Assert.Throws<ArgumentNullException>("source", () => host.Reduce(null!, new TellingReduce(_story), context));
        Assert.Throws<ArgumentNullException>("function", () => host.AsyncMap<int, int>(source, null!, context));
        Assert.Throws<ArgumentNullException>("function", () => host.Open(null!, context));
        Assert.Throws<ArgumentNullException>("context", () => host.Open(new TellingMap(_story), null!));
        Assert.Throws<ArgumentNullException>("source", () => { _ = host.Sink(null!, new TellingSink(_story), context); });
        Assert.Throws<ArgumentOutOfRangeException>("capacity", () => host.AsyncMap(source, new TellingAsync(_story), context, capacity: 0));
    }

    private static async Task<List<int>> ToList(IAsyncEnumerable<int> values)
    {
        var list = new List<int>();
        await foreach (var value in values)
        {
            list.Add(value);
        }

        return list;
    }
}
