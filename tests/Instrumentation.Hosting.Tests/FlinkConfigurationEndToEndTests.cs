using Instrumentation.Functions;
using Instrumentation.Hosting.Tests.Doubles;
using Instrumentation.Reporters;
using Instrumentation.Runtime;
using Instrumentation.Traces;

namespace Instrumentation.Hosting.Tests;

public class FlinkConfigurationEndToEndTests
{
    [Theory]
    [InlineData("""
        traces:
          reporters: [memory]
          reporter:
            memory:
              factory.class: in-memory
              filter:
                includes:
                  - "*.job.*:Map"
                  - "*:Check*"
                excludes: ["*:Checkout"]
              scope.variables:
                excludes: [host, job_id]
                additional:
                  region: eu
                  "a:b": "c,d: 'e'"
            unused:
              factory.class: in-memory
        """)]
    [InlineData("""
        traces.reporters:  memory
        traces.reporter.memory.factory.class: in-memory
        traces.reporter.memory.filter.includes: *.job.*:Map;*:Check*
        traces.reporter.memory.filter.excludes: *:Checkout
        traces.reporter.memory.scope.variables.excludes: host; job_id
        traces.reporter.memory.scope.variables.additional: region:eu,'''a:b'':''c,d: ''''e'''''''
        traces.reporter.unused.factory.class: in-memory
        """)]
    public async Task A_file_of_either_kind_configures_a_registry(string yaml)
    {
        await using var registry = TraceRegistry.Create(ConfigurationFile.ReadYaml(yaml));
        var group = registry.CreateRuntimeContext(new JobInfo("id", "orders"), new TaskInfo("task")).MetricGroup;

        foreach (var name in new[] { "Map", "Checkpoint", "Checkout", "Filter" })
        {
            group.AddSpan(Span.Builder(typeof(FlinkConfigurationEndToEndTests), name));
        }

        var reporter = Assert.IsType<InMemoryTraceReporter>(Assert.Single(registry.Reporters).Value);
        Assert.Equal(["Map", "Checkpoint"], reporter.Spans.Select(span => span.Name));
        var attributes = reporter.Spans[0].Attributes;
        Assert.Equal("eu", attributes["<region>"]);
        Assert.Equal("c,d: 'e'", attributes["<a:b>"]);
        Assert.Equal("orders", attributes["<job_name>"]);
        Assert.False(attributes.ContainsKey("<host>") || attributes.ContainsKey("<job_id>"));
    }
}
