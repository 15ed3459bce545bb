using Instrumentation.Functions;
using Instrumentation.Metrics;
using Instrumentation.Tests.Doubles;

namespace Instrumentation.Tests.Functions;

public class RichFunctionTests
{
    [Fact]
    public void A_context_read_before_it_is_set_is_an_error_that_says_what_to_do()
    {
        var function = new Doubler();

        var error = Assert.Throws<InvalidOperationException>(() => function.RuntimeContext);

        Assert.StartsWith("The runtime context has not been initialized.", error.Message, StringComparison.Ordinal);
        Assert.Contains("Doubler.RuntimeContext", error.Message, StringComparison.Ordinal);
        Assert.Contains("RichFunctionHost", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void So_is_its_metric_group_read_in_a_constructor() =>
        Assert.Throws<InvalidOperationException>(() => new TooEarly());

    [Fact]
    public void A_context_that_is_set_is_given_back()
    {
        var context = new RuntimeContext(new JobInfo("id", "job"), new TaskInfo("task"), MetricGroup.Unregistered);
        var function = new Doubler { RuntimeContext = context };

        Assert.Same(context, function.RuntimeContext);
        Assert.Same(MetricGroup.Unregistered, function.Group);
    }

    [Fact]
    public void A_null_context_is_refused() =>
        Assert.Throws<ArgumentNullException>(() => new Doubler { RuntimeContext = null! });

    [Fact]
    public void Open_and_Close_do_nothing_unless_overridden()
    {
        var function = new Doubler();

        function.Open(new OpenContext());
        function.Close();

        Assert.Equal(4, function.Map(2));
    }

    [Fact]
    public void A_context_needs_job_task_and_group()
    {
        var (job, task) = (new JobInfo("id", "job"), new TaskInfo("task"));

        Assert.Throws<ArgumentNullException>("jobInfo", () => new RuntimeContext(null!, task, MetricGroup.Unregistered));
        Assert.Throws<ArgumentNullException>("taskInfo", () => new RuntimeContext(job, null!, MetricGroup.Unregistered));
        Assert.Throws<ArgumentNullException>("metricGroup", () => new RuntimeContext(job, task, null!));
    }

    [Fact]
    public async Task So_does_a_registry_that_makes_one()
    {
        await using var registry = RegistryUnderTest.Create();

        Assert.Throws<ArgumentNullException>("jobInfo", () => registry.Registry.CreateRuntimeContext(null!, new TaskInfo("task")));
        Assert.Throws<ArgumentNullException>("taskInfo", () => registry.Registry.CreateRuntimeContext(new JobInfo("id", "job"), null!));
    }

    private sealed class Doubler : RichMapFunction<int, int>
    {
        public MetricGroup Group => MetricGroup;

        public override int Map(int value) => value * 2;
    }

    private sealed class TooEarly : RichFilterFunction<int>
    {
        private readonly MetricGroup _group;

#pragma warning disable SPAN112 // What the runtime says to it is tested.
        public TooEarly() => _group = MetricGroup;
#pragma warning restore SPAN112

        public override bool Filter(int value) => _group.IsReporting;
    }
}
