using App;
using Consumer;
using Instrumentation.Functions;
using Instrumentation.Reporters;
using Instrumentation.Runtime;

var reporter = new InMemoryTraceReporter();
await using var registry = TraceRegistry.Create(reporter);
var context = registry.CreateRuntimeContext(new JobInfo("1", "orders"), new TaskInfo("price"));

var total = new PriceOrder { RuntimeContext = context }.Map(new Order("A-1", 3));
Console.WriteLine(new RoundTotal { RuntimeContext = context }.Map(total));

foreach (var span in reporter.Spans)
{
    Console.WriteLine($"{span.Scope} [{span.Name}]");
}
