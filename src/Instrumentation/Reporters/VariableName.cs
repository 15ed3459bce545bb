namespace Instrumentation.Reporters;

/// <summary>Names of variables outside of <c>Span.Attributes</c>: in settings, on the wire and in files.</summary>
internal static class VariableName
{
    /// <summary>Takes the angle brackets away when both are there, as Flink's <c>VariableNameUtil</c> does.</summary>
    public static string WithoutBrackets(string name) => name is ['<', .., '>'] ? name[1..^1] : name;
}
