using Instrumentation.OpenTelemetry.Tests.Receiver;
using Instrumentation.Reporters;
using Instrumentation.Traces;
using WireSpan = Otlp.Span;

namespace Instrumentation.OpenTelemetry.Tests.Delivery;

/// <summary>What Flink's own integration test asks of its reporter, as often as it asks: open, report, close, and look at the back end. Source: Flink's
/// <c>org.apache.flink.traces.otel.OpenTelemetryTraceReporterITCase</c>.</summary>
public class FlinkTreeTests
{
    private const int Times = 300;

    public static TheoryData<string> Protocols => ["gRPC", "HTTP"];

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task A_span_arrives_with_scope_name_times_and_attributes_without_brackets(string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync();

        for (var i = 0; i < Times; i++)
        {
            Report(receiver, protocol, Builder("root", 42, 64).SetAttribute("foo", "bar").SetAttribute("<variable>", "value"));
        }

        Assert.Equal(Times, receiver.Requests.Count);
        Assert.All(receiver.Requests, request =>
        {
            Assert.Equal(typeof(FlinkTreeTests).FullName, request.Traces!.ResourceSpans.Single().ScopeSpans.Single().Scope.Name);
            var span = Assert.Single(request.Spans);
            Assert.Equal(("root", 42_000_000UL, 64_000_000UL), (span.Name, span.StartTimeUnixNano, span.EndTimeUnixNano));
            Assert.Equal([("foo", "bar"), ("variable", "value")], Attributes(span));
        });
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task A_tree_arrives_as_one_trace_with_each_child_under_its_parent(string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync();

        for (var i = 0; i < Times; i++)
        {
            var child21 = Builder("2_1", 44, 46).SetAttribute("foo_2_1", "bar_2_1");
            var child11 = Builder("1_1", 43, 48).SetAttribute("foo_1_1", "bar_1_1").AddChild(child21);
            var child12 = Builder("1_2", 44, 46).SetAttribute("foo_1_2", "bar_1_2");
            Report(receiver, protocol, Builder("root", 42, 64).SetAttribute("foo", "bar").SetAttribute("<variable>", "value").AddChildren([child11, child12]));
        }

        Assert.Equal(Times, receiver.Requests.Count);
        Assert.Equal(Times, receiver.Spans.Select(span => span.TraceId).Distinct().Count());
        Assert.All(receiver.Requests, request =>
        {
            Assert.Equal(typeof(FlinkTreeTests).FullName, request.Traces!.ResourceSpans.Single().ScopeSpans.Single().Scope.Name);
            var spans = request.Spans.ToDictionary(span => span.Name);
            Assert.Equal(["1_1", "1_2", "2_1", "root"], spans.Keys.Order(StringComparer.Ordinal));
            Assert.Single(spans.Values.Select(span => span.TraceId).Distinct());
            Assert.Equal(4, spans.Values.Select(span => span.SpanId).Where(id => !id.IsEmpty).Distinct().Count());

            var (root, child11, child12, child21) = (spans["root"], spans["1_1"], spans["1_2"], spans["2_1"]);
            Assert.Empty(root.ParentSpanId);
            Assert.Equal([root.SpanId, root.SpanId, child11.SpanId], [child11.ParentSpanId, child12.ParentSpanId, child21.ParentSpanId]);
            Assert.Equal([("foo", "bar"), ("variable", "value")], Attributes(root));
            Assert.Equal([("foo_1_1", "bar_1_1")], Attributes(child11));
            Assert.Equal([("foo_1_2", "bar_1_2")], Attributes(child12));
            Assert.Equal([("foo_2_1", "bar_2_1")], Attributes(child21));
            Assert.Equal((43_000_000UL, 48_000_000UL), (child11.StartTimeUnixNano, child11.EndTimeUnixNano));
        });
    }

    private static SpanBuilder Builder(string name, long start, long end) => Span.Builder(typeof(FlinkTreeTests), name).SetStartTsMillis(start).SetEndTsMillis(end);

    private static IEnumerable<(string, string)> Attributes(WireSpan span) => span.Attributes.Select(attribute => (attribute.Key, attribute.Value.StringValue)).Order();

    private static void Report(OtlpReceiver receiver, string protocol, SpanBuilder span)
    {
        var reporter = new OpenTelemetryTraceReporter();
        reporter.Open(new ReporterConfig("otel", new Dictionary<string, string> { ["exporter.endpoint"] = receiver.Endpoint(protocol), ["exporter.protocol"] = protocol }));
        reporter.NotifyOfAddedSpan(span.Build());
        reporter.Close();
    }
}
