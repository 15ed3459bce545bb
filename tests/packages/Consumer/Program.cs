using Consumer;
using Instrumentation.Functions;
using Instrumentation.Reporters;
using Instrumentation.Runtime;

var reporter = new InMemoryTraceReporter();
await using var registry = TraceRegistry.Create(reporter);
var context = registry.CreateRuntimeContext(new JobInfo("1", "orders"), new TaskInfo("price"));
var host = new RichFunctionHost();

await foreach (var total in host.Map(Orders(), new PriceOrder(), context))
{
    Console.WriteLine($"total {total}");
}

try
{
    await new LookUpCustomer { RuntimeContext = context }.AsyncInvoke("nobody", CancellationToken.None);
}
catch (KeyNotFoundException exception)
{
    Console.WriteLine($"thrown {exception.GetType().Name}");
}

foreach (var span in reporter.Spans)
{
    var attributes = span.Attributes
        .Where(attribute => !attribute.Key.StartsWith('<'))
        .OrderBy(attribute => attribute.Key, StringComparer.Ordinal)
        .Select(attribute => $"{attribute.Key}={attribute.Value}");
    Console.WriteLine($"{span.Scope} [{span.Name}] {span.Status} {string.Join(", ", attributes)}");
}

static async IAsyncEnumerable<Order> Orders()
{
    await Task.Yield();
    yield return new Order("A-1", 3);
    yield return new Order("A-2", 5);
}
