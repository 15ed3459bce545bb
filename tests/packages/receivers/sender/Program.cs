// sender PROTOCOL ENDPOINT COMPRESSION: reports spans of every kind to an OTLP receiver, and prints what it reported.
using System.Diagnostics;
using Instrumentation.Functions;
using Instrumentation.Reporters;
using Instrumentation.Runtime;
using Instrumentation.Traces;
using Sender;

var start = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddTicks(6_789_012);
await using var registry = TraceRegistry.Create(new Dictionary<string, string>
{
    ["traces.reporter.otel.factory.class"] = "otel",
    ["traces.reporter.otel.exporter.protocol"] = args[0],
    ["traces.reporter.otel.exporter.endpoint"] = args[1],
    ["traces.reporter.otel.exporter.compression"] = args[2],
    ["traces.reporter.otel.service.name"] = "versand",
    ["traces.reporter.otel.service.version"] = "1.2.3",
    ["traces.reporter.otel.resource.attributes"] = "deployment.environment.name:prüfung",
    ["traces.reporter.memory.factory.class"] = "in-memory",
});
var context = registry.CreateRuntimeContext(new JobInfo("4711", "orders"), new TaskInfo("ship", SubtaskIndex: 1, Parallelism: 2));
var function = new ShipOrder { RuntimeContext = context };

function.Map(new Order("A-1", "Zoë 日本 😀", 3, 0.1, IsExpress: true));
try
{
    function.Map(new Order("A-2", "", 0, -2.5, IsExpress: false));
}
catch (InvalidOperationException)
{
    // It is what the span is about.
}

// Shorter than a microsecond, and numbers that only 64 bits hold.
var stop = Span.Builder(typeof(Order), "stop").SetStartTime(start.AddTicks(3)).SetEndTime(start.AddTicks(4)).SetAttribute("odometer", 9_007_199_254_740_993).SetAttribute("<gate>", "Süd");
var first = Span.Builder(typeof(ShipOrder), "tour 1").SetStartTime(start.AddTicks(1)).SetEndTime(start.AddSeconds(2)).SetAttribute("balance", long.MinValue).AddChild(stop);
var second = Span.Builder(typeof(ShipOrder), "tour 2").SetStartTime(start.AddSeconds(2)).SetEndTime(start.AddSeconds(2)).SetStatus(SpanStatus.Error, "Panne").SetAttribute("late", true);
context.MetricGroup.AddGroup("depot", "Köln").AddSpan(Span.Builder(typeof(Order), "delivery")
    .SetStartTime(start)
    .SetEndTime(start.AddHours(1))
    .SetKind(ActivityKind.Server)
    .SetStatus(SpanStatus.Ok)
    .AddLink(new ActivityContext(ActivityTraceId.CreateFromString("0af7651916cd43dd8448eb211c80319c"), ActivitySpanId.CreateFromString("b7ad6b7169203331"), ActivityTraceFlags.Recorded))
    .AddChildren([first, second]));

var isDelivered = await registry.FlushAsync(TimeSpan.FromSeconds(30));
Console.WriteLine(SentSpans.ToJson(((InMemoryTraceReporter)registry.Reporters["memory"]).Spans));
Console.Error.WriteLine(registry.Statistics["otel"]);
return isDelivered ? 0 : 1;
