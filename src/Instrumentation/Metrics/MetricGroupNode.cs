using System.Collections.ObjectModel;
using Instrumentation.Reporters;

namespace Instrumentation.Metrics;

/// <summary>The names and variables of a group. Immutable.</summary>
/// <param name="Kind">Kind of the group.</param>
/// <param name="Name">Name of the group.</param>
/// <param name="ScopeComponents">The names from the root.</param>
/// <param name="LogicalScope">What filters match: kinds of groups and names of user groups, joined by dots.</param>
/// <param name="Variables">The variables; names in angle brackets.</param>
internal sealed record MetricGroupNode(
    MetricGroupKind Kind,
    string Name,
    IReadOnlyList<string> ScopeComponents,
    string LogicalScope,
    IReadOnlyDictionary<string, string> Variables)
{
    public static MetricGroupNode Root { get; } =
        new(MetricGroupKind.Plain, "", [], "", ReadOnlyDictionary<string, string>.Empty);

    public MetricGroupNode Add(string name, MetricGroupKind kind) => new(
        kind,
        name,
        [.. ScopeComponents, name],
        kind == MetricGroupKind.Value ? LogicalScope : Join(LogicalScope, name),
        kind == MetricGroupKind.Value ? WithVariable(VariableName.WithBrackets(Name), name) : Variables);

    private static string Join(string scope, string name) => scope.Length == 0 ? name : $"{scope}.{name}";

    private ReadOnlyDictionary<string, string> WithVariable(string name, string value)
    {
        // As in Flink, what a group above has defined is not redefined.
        var variables = new Dictionary<string, string>(Variables, StringComparer.Ordinal);
        variables.TryAdd(name, value);
        return variables.AsReadOnly();
    }
}
