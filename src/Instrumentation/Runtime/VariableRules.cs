using Instrumentation.CompilerServices;
using Instrumentation.Metrics;

namespace Instrumentation.Runtime;

/// <summary>Which variables a reporter adds to spans: the group's without the excluded ones, and additional ones, which win.</summary>
/// <param name="excluded">Names without brackets.</param>
/// <param name="additional">Names without brackets, and values.</param>
internal sealed class VariableRules(IReadOnlyCollection<string> excluded, IReadOnlyDictionary<string, string> additional)
{
    public static readonly VariableRules GroupVariables = new([], new Dictionary<string, string>());

    public SpanVariables Apply(MetricGroup group)
    {
        var variables = new Dictionary<string, string>(group.AllVariables, StringComparer.Ordinal);
        foreach (var name in excluded)
        {
            variables.Remove(MetricGroupNode.VariableName(name));
        }

        foreach (var (name, value) in additional)
        {
            variables[MetricGroupNode.VariableName(name)] = value;
        }

        return variables.Count == 0 ? SpanVariables.None : new SpanVariables(variables);
    }
}
