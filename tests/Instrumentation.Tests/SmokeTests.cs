using Instrumentation.Functions;
using Instrumentation.Reporters;
using Instrumentation.Runtime;
using Instrumentation.Traces;

namespace Instrumentation.Tests;

public class SmokeTests
{
    [Fact]
    public async Task A_span_built_by_hand_arrives_with_the_variables_of_its_group()
    {
        var reporter = new InMemoryTraceReporter();
        await using var registry = TraceRegistry.Create(reporter);
        var context = registry.CreateRuntimeContext(new JobInfo("id", "job"), new TaskInfo("task"));

        context.MetricGroup.AddSpan(Span.Builder(typeof(SmokeTests), "work").SetAttribute("rows", 3L));

        var span = Assert.Single(reporter.Spans);
        Assert.Equal("work", span.Name);
        Assert.Equal(3L, span.Attributes["rows"]);
        Assert.Equal("job", span.Attributes["<job_name>"]);
    }
}
