using System.Reflection;
using Fixable;
using Instrumentation.Functions;
using Instrumentation.Reporters;
using Instrumentation.Runtime;
using Instrumentation.Traces;

var started = DateTimeOffset.UtcNow;
var reporter = new InMemoryTraceReporter();
await using var registry = TraceRegistry.Create(reporter);
var context = registry.CreateRuntimeContext(new JobInfo("1", "fixable"), new TaskInfo("examples"));

foreach (var type in Assembly.GetExecutingAssembly().GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IExample))).OrderBy(type => type.Name, StringComparer.Ordinal))
{
    var example = Create(type);
    string result;
    try
    {
        result = await example.RunAsync();
    }
    catch (FormatException exception)
    {
        result = exception.GetType().Name;
    }

    Console.WriteLine($"result {type.Name}: {result}");
}

foreach (var span in reporter.Spans.OrderBy(span => span.Scope, StringComparer.Ordinal))
{
    var attributes = span.Attributes
        .Where(attribute => !attribute.Key.StartsWith('<'))
        .OrderBy(attribute => attribute.Key, StringComparer.Ordinal)
        .Select(attribute => $" {attribute.Key}={attribute.Value}");
    Console.WriteLine($"span {span.Scope} [{span.Name}] {Times(span)}{string.Concat(attributes)}");
}

// As a container does it: what a constructor takes is put in.
IExample Create(Type type)
{
    var constructor = type.GetConstructors().Single();
    var example = (IExample)constructor.Invoke([.. constructor.GetParameters().Select(_ => context.MetricGroup)]);
    if (example is IRichFunction function)
    {
        function.RuntimeContext = context;
    }

    return example;
}

// Each example takes ten milliseconds, by a timer that is not exact.
string Times(Span span) =>
    span.StartTsMillis >= started.ToUnixTimeMilliseconds() && span.EndTsMillis <= DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() && span.Duration >= TimeSpan.FromMilliseconds(5)
        ? "in time"
        : $"{span.StartTsMillis} to {span.EndTsMillis}";
