using Instrumentation.OpenTelemetry.Tests.Receiver;
using Instrumentation.Reporters;
using Instrumentation.Runtime;
using Instrumentation.Traces;

namespace Instrumentation.OpenTelemetry.Tests;

/// <summary>The ways to come to a reporter.</summary>
public class ReporterTests
{
    [Fact]
    public async Task It_is_created_as_an_object_with_its_keys()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var registry = TraceRegistry.Create(new OpenTelemetryTraceReporter(new Dictionary<string, string> { ["exporter.endpoint"] = receiver.Endpoint("gRPC") }));

        registry.RootMetricGroup.AddSpan(Span.Builder(typeof(ReporterTests), "by hand"));

        Assert.True(await registry.FlushAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal("by hand", Assert.Single(receiver.Spans).Name);
    }

    [Fact]
    public async Task It_works_without_a_registry_as_any_other_reporter()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var memory = new InMemoryTraceReporter();
        await using var registry = TraceRegistry.Create(memory);
        registry.RootMetricGroup.AddGroup("shop", "north").AddSpan(Span.Builder(typeof(ReporterTests), "root").AddChild(Span.Builder(typeof(ReporterTests), "child")));
        var reporter = new OpenTelemetryTraceReporter();

        reporter.Open(new ReporterConfig("mine", new Dictionary<string, string> { ["exporter.endpoint"] = receiver.Endpoint("HTTP"), ["exporter.protocol"] = "http" }));
        reporter.NotifyOfAddedSpan(Assert.Single(memory.Spans));
        reporter.Close();

        Assert.Equal(["child", "root"], receiver.Spans.Select(span => span.Name).Order());
        Assert.All(receiver.Spans, span => Assert.Equal("north", span.Attributes.Single(attribute => attribute.Key == "shop").Value.StringValue));
        Assert.Equal(receiver.Spans.Single(span => span.Name == "root").SpanId, receiver.Spans.Single(span => span.Name == "child").ParentSpanId);
    }

    [Fact]
    public void A_span_for_one_that_is_not_open_is_refused_with_advice()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => new OpenTelemetryTraceReporter().NotifyOfAddedSpan(Span.Builder(typeof(ReporterTests), "x").Build()));

        Assert.Contains("call Open first", exception.Message, StringComparison.Ordinal);
    }
}
