using System.Diagnostics;
using Instrumentation.Metrics;
using Instrumentation.Testing;
using Instrumentation.Traces;

namespace Instrumentation.Generators.Tests.Behaviour;

/// <summary>Each option has a test that fails when it is ignored.</summary>
public partial class OptionTests
{
    private readonly SpanRecorder _recorder = new();

    [Fact]
    public async Task MinDurationMs_leaves_out_what_was_faster()
    {
        await using var world = new TimedWorld();
        var options = new Options(world.MetricGroup);

        options.Slow(() => world.Time.Advance(TimeSpan.FromMilliseconds(19)));
        options.Slow(() => world.Time.Advance(TimeSpan.FromMilliseconds(20)));

        Assert.Equal(TimeSpan.FromMilliseconds(20), Assert.Single(world.Spans).Duration);
    }

    [Fact]
    public void OnlyOnError_leaves_out_what_went_well_or_as_expected()
    {
        var options = new Options(_recorder.MetricGroup);

        options.Failing(null);
        Assert.Throws<TimeoutException>(() => options.Failing(new TimeoutException()));
        Assert.Throws<ArgumentException>(() => options.Failing(new ArgumentException("bad")));

        Assert.Equal("bad", Assert.Single(_recorder.Spans).StatusDescription);
    }

    [Fact]
    public void OnlyOnError_reports_what_Core_has_declared_an_error()
    {
        new Options(_recorder.MetricGroup).Declared();

        Assert.Equal("declared", Assert.Single(_recorder.Spans).StatusDescription);
    }

    [Fact]
    public void Every_picks_the_first_call_and_then_one_in_n_over_all_instances()
    {
        for (var call = 0; call < 9; call++)
        {
            new Options(_recorder.MetricGroup).Sampled(call);
        }

        Assert.Equal([0L, 4L, 8L], _recorder.Spans.Select(span => span.Attributes["call"]));
    }

    [Fact]
    public async Task Every_reads_no_value_of_a_call_that_is_left_out()
    {
        var options = new Options(_recorder.MetricGroup);
        var values = new CountingValues();

        for (var call = 0; call < 4; call++)
        {
            options.Reading(values);
            await options.ReadingTask(values);
        }

        Assert.Equal(2, _recorder.Spans.Count);
        Assert.Equal(6, values.Reads);
    }

    [Fact]
    public void Every_counts_the_calls_of_all_threads_together()
    {
        Parallel.For(0, 400, call => new Options(_recorder.MetricGroup).Sampled(call));

        Assert.Equal(100, _recorder.Spans.Count);
    }

    [Fact]
    public async Task Conditions_combine_all_must_hold()
    {
        await using var world = new TimedWorld();
        var options = new Options(world.MetricGroup);

        // By call: picked, slow, failing.
        for (var call = 0; call < 8; call++)
        {
            options.Rare(call, () => world.Time.Advance(TimeSpan.FromMilliseconds(call % 4 < 2 ? 20 : 1)), isError: call < 4);
        }

        Assert.Equal([0L], world.Spans.Select(span => span.Attributes["call"]));
    }

    [Fact]
    public void Every_counts_a_method_of_a_generic_type_once_for_all_its_types()
    {
        new Generic<int>(_recorder.MetricGroup).Sampled();
        new Generic<string>(_recorder.MetricGroup).Sampled();

        Assert.Single(_recorder.Spans);
    }

    [Fact]
    public void Kind_is_carried()
    {
        new Options(_recorder.MetricGroup).Send();

        Assert.Equal(ActivityKind.Producer, Assert.Single(_recorder.Spans).Kind);
    }

    private sealed class CountingValues
    {
        public int Reads { get; private set; }

        public int Next => ++Reads;
    }

    private sealed partial class Generic<T>(MetricGroup metrics)
    {
        [Span(Every = 2)]
        public partial void Sampled();

        private void SampledCore()
        {
        }
    }

    private sealed partial class Options(MetricGroup metrics)
    {
        [Span(MinDurationMs = 20)]
        public partial void Slow(Action work);

        [Span(OnlyOnError = true, Ignore = new[] { typeof(TimeoutException) })]
        public partial void Failing(Exception? exception);

        [Span(OnlyOnError = true)]
        public partial void Declared();

        [Span(Every = 4)]
        public partial void Sampled([SpanTag] int call);

        [Span(Every = 2, MinDurationMs = 20, OnlyOnError = true)]
        public partial void Rare([SpanTag] int call, Action work, bool isError);

        [Span("reading {values.Next}", Every = 4)]
        [return: SpanTag(Member = "Next")]
        public partial CountingValues Reading([SpanTag(Member = "Next")] CountingValues values);

        [Span("reading {return.Next}", Every = 4)]
        [return: SpanTag(Member = "Next")]
        public partial Task<CountingValues> ReadingTask([SpanTag(Member = "Next")] CountingValues values);

        [Span(Kind = ActivityKind.Producer)]
        public partial void Send();

        private void SlowCore(Action work) => work();

        private void FailingCore(Exception? exception)
        {
            if (exception is not null)
            {
                throw exception;
            }
        }

        private void DeclaredCore(SpanBuilder span) => span.SetStatus(SpanStatus.Error, "declared");

        private void SampledCore(int call)
        {
        }

        private void RareCore(int call, Action work, bool isError, SpanBuilder span)
        {
            work();
            span.SetStatus(isError ? SpanStatus.Error : SpanStatus.Ok);
        }

        private CountingValues ReadingCore(CountingValues values) => values;

        private Task<CountingValues> ReadingTaskCore(CountingValues values) => Task.FromResult(values);

        private void SendCore()
        {
        }
    }
}
