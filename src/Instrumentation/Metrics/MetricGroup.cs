using System.Collections.Concurrent;
using System.Globalization;
using Instrumentation.CompilerServices;
using Instrumentation.Functions;
using Instrumentation.Reporting;
using Instrumentation.Runtime;
using Instrumentation.Traces;

namespace Instrumentation.Metrics;

/// <summary>
/// Names a place in a job, and takes the spans of the functions there. Groups form a tree; the one of a rich function comes from its
/// <see cref="RuntimeContext"/>. Thread-safe; no method throws. Source: Flink's <c>org.apache.flink.metrics.MetricGroup</c>.
/// </summary>
public sealed class MetricGroup
{
    private const char Delimiter = '.';

    private static readonly ReporterBinding[] NoBindings = [];

    private readonly TraceRegistry? _registry;
    private readonly MetricGroupNode _node;
    private readonly ConcurrentDictionary<string, MetricGroup> _groups = new(StringComparer.Ordinal);
    private ReporterBinding[]? _bindings;

    internal MetricGroup(TraceRegistry? registry, MetricGroupNode node)
    {
        _registry = registry;
        _node = node;
    }

    /// <summary>A group that belongs to no registry: it takes spans and reports none.</summary>
    public static MetricGroup Unregistered { get; } = new(registry: null, MetricGroupNode.Root);

    /// <summary>
    /// True when a reporter is waiting for spans. While it is false, generated code calls the function and does nothing else. It costs two reads
    /// of memory.
    /// </summary>
    public bool IsReporting => _registry is { IsReporting: true };

    /// <summary>The names from the root to this group.</summary>
    public IReadOnlyList<string> ScopeComponents => _node.ScopeComponents;

    /// <summary>The variables of this group and the groups above it, which win over this one's; names have angle brackets, as in <c>&lt;host&gt;</c>.</summary>
    public IReadOnlyDictionary<string, string> AllVariables => _node.Variables;

    internal string LogicalScope => _node.LogicalScope;

    internal SpanClock Clock => _registry?.Clock ?? SpanClock.System;

    /// <summary>Adds a group below this one, or returns the one of that name.</summary>
    /// <param name="name">Name of the group. A null or blank name is refused with a warning.</param>
    /// <returns>The group; this one when the name was refused.</returns>
    public MetricGroup AddGroup(string name) => IsName(name) ? Add(name, MetricGroupKind.Plain) : this;

    /// <summary>Adds a group named by a number, or returns the one of that name.</summary>
    /// <param name="name">Name of the group.</param>
    /// <returns>The group.</returns>
    public MetricGroup AddGroup(int name) => AddGroup(name.ToString(CultureInfo.InvariantCulture));

    /// <summary>
    /// Adds a pair of groups whose variable <c>&lt;key&gt;</c> has the given value. As in Flink, two plain groups are added and no variable is defined when a plain group
    /// of the key's name is there already, and when this group is itself the key of a pair.
    /// </summary>
    /// <param name="key">Name of the variable. A null or blank name is refused with a warning.</param>
    /// <param name="value">Value of the variable. A null or blank value is refused with a warning.</param>
    /// <returns>The group of the value; this one when an argument was refused.</returns>
    public MetricGroup AddGroup(string key, string value)
    {
        if (!IsName(key) || !IsName(value))
        {
            return this;
        }

        var keyGroup = Add(key, _node.Kind == MetricGroupKind.Key ? MetricGroupKind.Plain : MetricGroupKind.Key);
        return keyGroup.Add(value, keyGroup._node.Kind == MetricGroupKind.Key ? MetricGroupKind.Value : MetricGroupKind.Plain);
    }

    /// <summary>The full name of something in this group: the scope's components and the name, joined by dots.</summary>
    /// <param name="name">The name.</param>
    /// <returns>For example <c>host.taskmanager.job.task.0.name</c>.</returns>
    public string GetMetricIdentifier(string name) => string.Join(Delimiter, [.. ScopeComponents, name]);

    /// <summary>
    /// Reports a span, with its children, to every reporter. Never throws, and waits only for a reporter with <c>queue.when-full: wait</c>. Refused with a warning
    /// that names the span: a builder that was reported before, also as a child and by another thread, and the open span of a <c>[Span]</c> method, which its wrapper
    /// reports. A time that was not set is now; an end that was not set is the start. The builder cannot be changed any more.
    /// </summary>
    /// <param name="spanBuilder">The span. A null one is ignored with a warning.</param>
    public void AddSpan(SpanBuilder spanBuilder) => _registry?.AddSpan(spanBuilder, this);

    /// <summary>
    /// Opens a span that is reported when it is disposed of, for blocks, lambdas and constructors. Never throws, never returns <see langword="null"/>, and
    /// allocates nothing while nothing is reported.
    /// </summary>
    /// <param name="classScope">The class that gives the span its scope. <see langword="null"/> gives the scope <c>unknown</c> and a warning.</param>
    /// <param name="name">Name of the span. A null or blank name gives the name <c>unnamed</c> and a warning.</param>
    /// <returns>The open span, to be disposed of where it was made.</returns>
    public SpanScope StartSpan(Type classScope, string name) => IsReporting ? SpanScope.Start(this, classScope, name) : SpanScope.NoOp;

    /// <summary>Hands a completed record to the reporters.</summary>
    internal void Report(SpanRecord record) => _registry?.Report(record, this);

    /// <summary>What each reporter of the registry makes of this group's spans; found once.</summary>
    internal ReporterBinding[] Bindings => _bindings ?? FindBindings();

    /// <summary>Where it is said what goes wrong with functions of this group.</summary>
    internal RuntimeLog? Log => _registry?.Log;

    // Of threads that come here at once all get the same, so that what a reporter keeps for a group's variables is kept once.
    private ReporterBinding[] FindBindings()
    {
        var bindings = _registry?.Bind(this) ?? NoBindings;
        return Interlocked.CompareExchange(ref _bindings, bindings, null) ?? bindings;
    }

    private MetricGroup Add(string name, MetricGroupKind kind) => _groups.GetOrAdd(
        name,
        static (name, arguments) => new MetricGroup(arguments.Group._registry, arguments.Group._node.Add(name, arguments.Kind)),
        (Group: this, Kind: kind));

    private bool IsName(string name)
    {
        var isName = !string.IsNullOrWhiteSpace(name);
        if (!isName)
        {
            _registry?.WarnOfBlankGroup(this);
        }

        return isName;
    }
}
