using Instrumentation.Reporters;
using Instrumentation.Runtime;
using Instrumentation.Testing;
using Shop.Functions;
using Xunit;

namespace Shop.Testing;

public sealed class RecorderTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Noon = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly SpanRecorder _recorder = new();
    private readonly InMemoryTraceReporter _memory = new();
    private readonly TraceRegistry _registry;

    public RecorderTests() => _registry = TraceRegistry.Create(_memory);

    public ValueTask DisposeAsync() => _registry.DisposeAsync();

    [Fact]
    public void An_order_without_lines_is_an_error()
    {
        var price = _recorder.Attach(new Price());
        Assert.Throws<ArgumentException>(() => price.Map(NewOrder()));
        var span = Assert.Single(_recorder.Spans);
        Assert.Equal(SpanStatus.Error, span.Status);
    }

    [Fact]
    public void A_built_span_has_its_times()
    {
        var span = Span.Builder(typeof(RecorderTests), "times").SetStartTime(Noon).SetEndTime(Noon.AddSeconds(2)).Build();
        Assert.Equal(TimeSpan.FromSeconds(2), span.Duration);
        Assert.Equal(Noon.ToUnixTimeMilliseconds(), span.StartTsMillis);
    }

    [Fact]
    public void A_span_without_end_ends_when_it_starts()
    {
        var builder = Span.Builder(typeof(RecorderTests), "open");
        builder.SetStartTime(Noon);
        Assert.Equal(TimeSpan.Zero, builder.Build().Duration);
    }

    [Fact]
    public void Children_are_reported_with_their_parent()
    {
        var parent = Span.Builder(typeof(RecorderTests), "parent");
        parent.AddChild(Span.Builder(typeof(RecorderTests), "left")).AddChild(Span.Builder(typeof(RecorderTests), "right"));
        _recorder.MetricGroup.AddSpan(parent);
        Assert.Collection(_recorder.Spans[0].Children, left => Assert.Equal("left", left.Name), right => Assert.Equal("right", right.Name));
    }

    [Theory]
    [InlineData(1, SpanStatus.Ok)]
    [InlineData(0, SpanStatus.Error)]
    public void The_status_follows_the_rows(int rows, SpanStatus expected)
    {
        var span = Span.Builder(typeof(RecorderTests), "rows").SetStatus(rows > 0 ? SpanStatus.Ok : SpanStatus.Error);
        _recorder.MetricGroup.AddSpan(span.SetAttribute("rows", rows));
        Assert.Equal(expected, _recorder.Spans[^1].Status);
    }

    [Fact]
    public async Task Nested_calls_share_a_trace()
    {
        var span = Span.Builder(typeof(RecorderTests), "sender").SetStartTime(Noon);
        var context = span.Context;
        await Task.Run(() => _recorder.MetricGroup.AddSpan(Span.Builder(typeof(RecorderTests), "receiver").SetParent(context)));
        _recorder.MetricGroup.AddSpan(span.SetEndTime(Noon.AddMinutes(1))); // SPAN111
        Assert.Equal(_recorder.Spans[0].TraceId, _recorder.Spans[1].TraceId);
    }

    [Fact]
    public async Task All_spans_arrive()
    {
        var group = _registry.RootMetricGroup.AddGroup("test");
        for (var i = 0; i < 10; i++) group.AddSpan(Span.Builder(typeof(RecorderTests), $"span {i}"));
        Assert.True(await _registry.FlushAsync(TimeSpan.FromSeconds(10)));
        Assert.Equal(10, _memory.Spans.Count);
    }

    [Fact]
    public void A_scope_ends_once()
    {
        var scope = _recorder.MetricGroup.StartSpan(typeof(RecorderTests), "scope");
        scope.SetAttribute("key", true);
        scope.Dispose();
        scope.Dispose();
        Assert.Single(_recorder.Spans);
    }

    [Fact]
    public void A_link_is_kept()
    {
        var first = Span.Builder(typeof(RecorderTests), "first");
        var second = Span.Builder(typeof(RecorderTests), "second").AddLink(first.Context);
        foreach (var span in (SpanBuilder[])[first, second]) _recorder.MetricGroup.AddSpan(span);
        Assert.Equal(_recorder.Spans[0].SpanId, Assert.Single(_recorder.Spans[1].Links).SpanId);
    }

    [Fact]
    public void One_key_makes_one_trace()
    {
        string[] names = ["a", "b", "c"];
        var traces = names.Select(name => Span.Builder(typeof(RecorderTests), name).SetTraceKey("job 1").Build().TraceId);
        Assert.Single(traces.Distinct());
    }

    [Fact]
    public void Attributes_of_every_kind()
    {
        var builder = Span.Builder(typeof(RecorderTests), "attributes");
        builder.SetAttribute("text", "a").SetAttribute("number", 1L).SetAttribute("ratio", 0.5).SetAttribute("flag", true).SetAttribute("nothing", null);
        var attributes = builder.Build().Attributes;
        Assert.Equal(4, attributes.Count);
        Assert.All(attributes, pair => Assert.NotNull(pair.Value));
    }

    [Fact]
    public async Task A_failure_is_recorded_and_passes_through()
    {
        var charge = _recorder.Attach(new Charge(new Broken()));
        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await charge.AsyncInvoke(NewOrder(), CancellationToken.None));
        var span = Assert.Single(_recorder.Spans, span => span.Name == "charge");
        Assert.Equal(error.Message, span.StatusDescription);
    }

    [Fact]
    public void The_recorder_can_be_cleared()
    {
        _recorder.MetricGroup.AddSpan(Span.Builder(typeof(RecorderTests), "before"));
        _recorder.Clear();
        _recorder.MetricGroup.AddSpan(Span.Builder(typeof(RecorderTests), "after"));
        Assert.Equal(["after"], _recorder.Spans.Select(span => span.Name));
    }

    [Fact]
    public void The_second_report_is_refused()
    {
        var span = Span.Builder(typeof(RecorderTests), "twice");
        _recorder.MetricGroup.AddSpan(span);
        _recorder.MetricGroup.AddSpan(span); // SPAN105: that is what the test is about
        Assert.Single(_recorder.Spans);
    }

    [Fact]
    public void Nothing_is_built_while_nobody_listens()
    {
        var group = MetricGroup.Unregistered;
        Assert.False(group.IsReporting);
        group.AddSpan(Span.Builder(typeof(RecorderTests), "unheard").SetStartTime(Noon).SetEndTime(Noon));
        Assert.Empty(_recorder.Spans);
    }

    private static Order NewOrder(params OrderLine[] lines) => new("1", "test", "nobody", lines.Length, Noon, OrderState.New, lines);

    private sealed class Broken : IGateway
    {
        public Task<Receipt> ChargeAsync(Order order, CancellationToken token = default) => throw new InvalidOperationException("broken");

        public bool TryReserve(Order order, out string reservation)
        {
            reservation = "";
            return false;
        }

        public void Release(string reservation) => throw new NotSupportedException(reservation);
    }
}

public sealed class SpanFixture : IDisposable
{
    private readonly SpanBuilder _whole = Span.Builder(typeof(SpanFixture), "test run");
    private readonly SpanRecorder _recorder;

    public SpanFixture(SpanRecorder recorder, TimeProvider clock)
    {
        _recorder = recorder;
        _whole.SetStartTime(clock.GetUtcNow());
        Clock = clock;
    }

    public TimeProvider Clock { get; }

    public void Run(string test, Action body)
    {
        var one = Span.Builder(typeof(SpanFixture), test).SetStartTime(Clock.GetUtcNow());
        var error = Record.Exception(body);
        one.SetEndTime(Clock.GetUtcNow()).SetStatus(error is null ? SpanStatus.Ok : SpanStatus.Error, error?.Message);
        _whole.AddChild(one);
    }

    public void Dispose() => _recorder.MetricGroup.AddSpan(_whole.SetEndTime(Clock.GetUtcNow()));
}
