using Instrumentation.Functions;
using Instrumentation.Metrics;
using Instrumentation.Tests.Doubles;
using Instrumentation.Traces;

namespace Instrumentation.Tests.Metrics;

public sealed class MetricGroupTests : IAsyncDisposable
{
    private readonly RegistryUnderTest _registry = RegistryUnderTest.Create();

    [Fact]
    public void Groups_name_a_place()
    {
        var group = _registry.Group.AddGroup("orders").AddGroup(7);

        Assert.Equal(["orders", "7"], group.ScopeComponents);
        Assert.Equal("orders.7.latency", group.GetMetricIdentifier("latency"));
        Assert.Equal("latency", _registry.Group.GetMetricIdentifier("latency"));
        Assert.Empty(group.AllVariables);
    }

    [Fact]
    public void The_same_name_gives_the_same_group_also_to_many_threads()
    {
        var groups = new MetricGroup[64];

        Parallel.For(0, groups.Length, i => groups[i] = _registry.Group.AddGroup("a").AddGroup("k", "v"));

        Assert.Single(groups.Distinct());
        Assert.Same(_registry.Group.AddGroup(3), _registry.Group.AddGroup("3"));
    }

    [Fact]
    public void A_key_and_a_value_define_a_variable_in_angle_brackets()
    {
        var group = _registry.Group.AddGroup("tenant", "acme").AddGroup("shard", "3");

        Assert.Equal(["tenant", "acme", "shard", "3"], group.ScopeComponents);
        Assert.Equal(new Dictionary<string, string> { ["<tenant>"] = "acme", ["<shard>"] = "3" }, group.AllVariables);
        Assert.Equal("tenant.shard", group.LogicalScope);
        Assert.Empty(_registry.Group.AllVariables);
    }

    [Fact]
    public void A_variable_of_a_group_above_wins()
    {
        var group = _registry.Group.AddGroup("k", "outer").AddGroup("k", "inner");

        Assert.Equal("outer", group.AllVariables["<k>"]);
    }

    [Fact]
    public void A_plain_group_with_the_name_of_the_key_leaves_no_variable()
    {
        _registry.Group.AddGroup("k");

        var group = _registry.Group.AddGroup("k", "v");

        Assert.Equal(["k", "v"], group.ScopeComponents);
        Assert.Empty(group.AllVariables);
        Assert.Equal("k.v", group.LogicalScope);
    }

    [Fact]
    public void A_pair_below_the_key_of_a_pair_leaves_no_variable()
    {
        _registry.Group.AddGroup("k", "v");

        var group = _registry.Group.AddGroup("k").AddGroup("x", "y");

        Assert.Equal(["k", "x", "y"], group.ScopeComponents);
        Assert.Empty(group.AllVariables);
        Assert.Equal("k.x.y", group.LogicalScope);
    }

    [Fact]
    public void Who_comes_first_decides_what_a_name_below_a_key_is()
    {
        var value = _registry.Group.AddGroup("k", "v");
        var plain = _registry.Group.AddGroup("k").AddGroup("w");

        Assert.Same(value, _registry.Group.AddGroup("k").AddGroup("v"));
        Assert.Same(plain, _registry.Group.AddGroup("k", "w"));
        Assert.Empty(plain.AllVariables);
        Assert.Equal(("k", "k.w"), (value.LogicalScope, plain.LogicalScope));
    }

    [Fact]
    public void A_plain_group_below_a_value_has_its_variables_and_the_key_in_its_scope()
    {
        var group = _registry.Group.AddGroup("tenant", "acme").AddGroup("cache");

        Assert.Equal("tenant.cache", group.LogicalScope);
        Assert.Equal("acme", group.AllVariables["<tenant>"]);
        Assert.Equal("tenant.acme.cache.hits", group.GetMetricIdentifier("hits"));
    }

    [Theory]
    [InlineData(null, "v")]
    [InlineData("", "v")]
    [InlineData("k", null)]
    [InlineData("k", " ")]
    public void A_null_or_blank_name_is_refused_with_a_warning_that_names_the_group(string? key, string? value)
    {
        var group = _registry.Group.AddGroup("orders");

        Assert.Same(group, group.AddGroup(key!, value!));
        Assert.Contains("'orders'", Assert.Single(_registry.Log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_null_or_blank_plain_name_is_refused_too()
    {
        Assert.Same(_registry.Group, _registry.Group.AddGroup(null!));
        Assert.Same(_registry.Group, _registry.Group.AddGroup("\t"));
        Assert.Single(_registry.Log.Warnings);
    }

    [Fact]
    public void Spans_and_their_children_carry_the_variables_and_what_the_function_set_wins()
    {
        var group = _registry.Group.AddGroup("tenant", "acme").AddGroup("shard", "3");

        group.AddSpan(Span.Builder(typeof(MetricGroupTests), "root").SetAttribute("<shard>", "mine").SetAttribute("shard", 5L)
            .AddChild(Span.Builder(typeof(MetricGroupTests), "child")));

        var root = _registry.Spans.Single();
        Assert.Equal(new Dictionary<string, object> { ["<tenant>"] = "acme", ["<shard>"] = "mine", ["shard"] = 5L }, root.Attributes);
        Assert.Equal(new Dictionary<string, object> { ["<tenant>"] = "acme", ["<shard>"] = "3" }, root.Children[0].Attributes);
    }

    [Fact]
    public void The_group_of_a_function_has_Flinks_scope_and_variables()
    {
        var group = _registry.Registry.CreateRuntimeContext(new JobInfo("a1", "job"), new TaskInfo("task", 2, 4, 1)).MetricGroup;

        Assert.Equal([Environment.MachineName, "taskmanager", "job", "task", "2"], group.ScopeComponents);
        Assert.Equal("taskmanager.job.task.operator", group.LogicalScope);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["<host>"] = Environment.MachineName,
                ["<job_id>"] = "a1",
                ["<job_name>"] = "job",
                ["<task_name>"] = "task",
                ["<subtask_index>"] = "2",
                ["<task_attempt_num>"] = "1",
            },
            group.AllVariables);
    }

    [Fact]
    public async Task A_group_reports_while_its_registry_has_a_reporter_and_is_not_closed()
    {
        Assert.True(_registry.Group.IsReporting);
        Assert.True(_registry.Group.AddGroup("a").IsReporting);
        Assert.False(MetricGroup.Unregistered.IsReporting);
        Assert.False(Instrumentation.Runtime.TraceRegistry.Create().RootMetricGroup.IsReporting);

        await _registry.DisposeAsync();

        Assert.False(_registry.Group.IsReporting);
    }

    [Fact]
    public void The_unregistered_group_takes_everything_and_reports_nothing()
    {
        var builder = Span.Builder(typeof(MetricGroupTests), "a");

        MetricGroup.Unregistered.AddGroup("a").AddGroup("k", "v").AddGroup(null!).AddSpan(builder);
        MetricGroup.Unregistered.AddSpan(null!);
        _registry.Group.AddSpan(builder);

        Assert.Single(_registry.Spans);
    }

    public ValueTask DisposeAsync() => _registry.DisposeAsync();
}
