using System.Diagnostics;
using Instrumentation.Metrics;
using Instrumentation.Tests.Doubles;
using Instrumentation.Traces;

namespace Instrumentation.Tests.Runtime;

public class RandomTreeTests
{
    private const int Trees = 10_000;

    [Fact]
    public async Task Ten_thousand_random_trees_reach_two_reporters_with_different_variables_unchanged()
    {
        var random = new Random(20_260_301);
        var queued = new List<Span>();
        await using var configured = new ConfiguredRegistry(
            new Dictionary<string, string>
            {
                ["traces.reporter.m.factory.class"] = "in-memory",
                ["traces.reporter.m.scope.variables.additional"] = "region:eu,zone:a",
                ["traces.reporter.m.scope.variables.excludes"] = "host;job_id",
                ["traces.reporter.q.factory.class"] = nameof(ScriptedFactory),
                ["traces.reporter.q.scope.variables.excludes"] = "task_name;subtask_index",
            },
            new ScriptedFactory(_ => new ScriptedReporter { OnSpan = queued.Add }));
        var sent = new List<(RandomTree Tree, ActivityContext Parent, MetricGroup Group)>();

        for (var i = 0; i < Trees; i++)
        {
            var (tree, parent) = (new RandomTree(random), i % 2 == 0 ? default : RandomTree.NextContext(random));
            var group = configured.Group.AddGroup("tenant", $"{i % 3}");
            group.AddSpan(parent == default ? tree.ToBuilder() : tree.ToBuilder().SetParent(parent));
            sent.Add((tree, parent, group));
        }

        Assert.True(await configured.Registry.FlushAsync(Wait.Limit));
        var inPlace = configured.Spans();
        Assert.Equal((Trees, Trees), (inPlace.Count, queued.Count));
        for (var i = 0; i < Trees; i++)
        {
            var (tree, parent, group) = sent[i];
            AssertRoot(tree, inPlace[i], parent, With(group, ["<host>", "<job_id>"], ("<region>", "eu"), ("<zone>", "a")));
            AssertRoot(tree, queued[i], parent, With(group, ["<task_name>", "<subtask_index>"]));
            AssertSameIds(inPlace[i], queued[i]);
        }

        Assert.Equal(Trees, inPlace.Select(span => span.SpanId).Distinct().Count());
        Assert.Empty(configured.Log.Entries);
    }

    private static Dictionary<string, object> With(MetricGroup group, string[] excluded, params (string Name, string Value)[] additional)
    {
        var variables = group.AllVariables.Where(entry => !excluded.Contains(entry.Key)).ToDictionary(entry => entry.Key, entry => (object)entry.Value);
        Array.ForEach(additional, variable => variables[variable.Name] = variable.Value);
        return variables;
    }

    private static void AssertRoot(RandomTree expected, Span root, ActivityContext parent, Dictionary<string, object> variables)
    {
        Assert.NotEqual(default, root.TraceId);
        if (parent != default)
        {
            Assert.Equal(parent.TraceId, root.TraceId);
        }

        AssertSpan(expected, root, root.TraceId, parent.SpanId, variables);
    }

    private static void AssertSpan(RandomTree expected, Span span, ActivityTraceId traceId, ActivitySpanId parentId, Dictionary<string, object> variables)
    {
        var startNanos = (expected.Start - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
        var endNanos = startNanos + (expected.Duration.Ticks * TimeSpan.NanosecondsPerTick);
        Assert.Equal((expected.Scope, expected.Name), (span.Scope, span.Name));
        Assert.Equal((startNanos, endNanos), (span.StartTimeUnixNanos, span.EndTimeUnixNanos));
        Assert.Equal((startNanos / 1_000_000, endNanos / 1_000_000, expected.Duration), (span.StartTsMillis, span.EndTsMillis, span.Duration));
        Assert.Equal((expected.Kind, expected.Status, expected.StatusDescription), (span.Kind, span.Status, span.StatusDescription));
        Assert.Equal(expected.Links, span.Links);
        Assert.Equal((traceId, parentId), (span.TraceId, span.ParentSpanId));
        Assert.NotEqual(default, span.SpanId);
        AssertAttributes(expected.Attributes, variables, span.Attributes);
        Assert.Equal(expected.Children.Length, span.Children.Count);
        for (var i = 0; i < expected.Children.Length; i++)
        {
            AssertSpan(expected.Children[i], span.Children[i], traceId, span.SpanId, variables);
        }
    }

    private static void AssertAttributes(Dictionary<string, object> own, Dictionary<string, object> variables, IReadOnlyDictionary<string, object> seen)
    {
        var expected = new Dictionary<string, object>(variables);
        foreach (var (key, value) in own)
        {
            expected[key] = value;
        }

        Assert.Equal(expected.Count, seen.Count);
        foreach (var (key, value) in expected)
        {
            Assert.True(value.Equals(seen[key]), $"{key}: expected {value}, seen {seen[key]}");
        }
    }

    private static void AssertSameIds(Span one, Span other)
    {
        Assert.Equal((one.TraceId, one.SpanId), (other.TraceId, other.SpanId));
        for (var i = 0; i < one.Children.Count; i++)
        {
            AssertSameIds(one.Children[i], other.Children[i]);
        }
    }
}
