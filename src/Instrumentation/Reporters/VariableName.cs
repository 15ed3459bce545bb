namespace Instrumentation.Reporters;

/// <summary>Names of variables: with angle brackets in <c>Span.Attributes</c>, without in settings, on the wire and in files.</summary>
internal static class VariableName
{
    /// <summary>The name as it stands in <c>Span.Attributes</c>.</summary>
    public static string WithBrackets(string name) => $"<{name}>";

    /// <summary>Takes the angle brackets away when both are there, as Flink's <c>VariableNameUtil</c> does.</summary>
    public static string WithoutBrackets(string name) => name is ['<', .., '>'] ? name[1..^1] : name;
}
