using Instrumentation.CompilerServices;
using Instrumentation.Metrics;
using Instrumentation.Reporters;

namespace Instrumentation.Configuration;

/// <summary>Which variables a reporter adds to spans: the group's without the excluded ones, and additional ones, which win.</summary>
/// <param name="excluded">Names without brackets.</param>
/// <param name="additional">Names without brackets, and values.</param>
internal sealed class VariableRules(IReadOnlyCollection<string> excluded, IReadOnlyDictionary<string, string> additional)
{
    public static readonly VariableRules GroupVariables = new([], new Dictionary<string, string>());

    /// <summary>Reads the rules; names may be given with or without brackets.</summary>
    /// <exception cref="FormatException">A list or a map cannot be read.</exception>
    public static VariableRules Read(ReporterConfig config)
    {
        var excluded = FlinkCollections.ReadList(config, TraceKeys.ExcludedVariables).Select(VariableName.WithoutBrackets);
        var additional = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in FlinkCollections.ReadMap(config, TraceKeys.AdditionalVariables))
        {
            additional[VariableName.WithoutBrackets(name)] = value;
        }

        return new VariableRules([.. excluded], additional);
    }

    public SpanVariables Apply(MetricGroup group)
    {
        var variables = new Dictionary<string, string>(group.AllVariables, StringComparer.Ordinal);
        foreach (var name in excluded)
        {
            variables.Remove(VariableName.WithBrackets(name));
        }

        foreach (var (name, value) in additional)
        {
            variables[VariableName.WithBrackets(name)] = value;
        }

        return variables.Count == 0 ? SpanVariables.None : new SpanVariables(variables);
    }
}
