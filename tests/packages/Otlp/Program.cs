using System.Runtime.InteropServices;
using Consumer;
using Instrumentation.Functions;
using Instrumentation.Runtime;

// Two spans over each protocol, to a back end in this process, as an application configures it. What runs it is said beside the output, which is always the same.
await Console.Error.WriteLineAsync(RuntimeInformation.FrameworkDescription);
using var http = new HttpSink();
using var grpc = new GrpcSink();
foreach (var (protocol, sink) in new (string, Sink)[] { ("HTTP", http), ("gRPC", grpc) })
{
    var settings = new Dictionary<string, string>
    {
        ["traces.reporter.otel.factory.class"] = "otel",
        ["traces.reporter.otel.exporter.protocol"] = protocol,
        ["traces.reporter.otel.exporter.endpoint"] = $"http://127.0.0.1:{sink.Port}",
        ["traces.reporter.otel.service.name"] = "shop",
    };
    await using var registry = TraceRegistry.Create(settings);
    var function = new PriceOrder { RuntimeContext = registry.CreateRuntimeContext(new JobInfo("1", "orders"), new TaskInfo("price")) };
    function.Map("A-1");
    function.Map("A-2");
    var isFlushed = await registry.FlushAsync(TimeSpan.FromSeconds(30));
    Console.WriteLine($"{protocol}: flushed {isFlushed}, {registry.Statistics["otel"]}");
    foreach (var text in new[] { "price order", "order.id", "A-1", "A-2", "shop", "telemetry.sdk.name" })
    {
        Console.WriteLine($"  {text}: {sink.Count(text)} times");
    }
}
