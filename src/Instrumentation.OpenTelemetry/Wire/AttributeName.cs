using Instrumentation.CompilerServices;

namespace Instrumentation.OpenTelemetry.Wire;

/// <summary>Names of attributes on the wire, where angle brackets are stripped. Source: Flink's <c>VariableNameUtil</c>.</summary>
internal static class AttributeName
{
    /// <summary>Takes the brackets away when both are there.</summary>
    public static string WithoutBrackets(string name) => name is ['<', .., '>'] ? name[1..^1] : name;

    /// <summary>True when a span has an attribute of that very name, or one that is sent under it.</summary>
    public static bool IsIn(ReadOnlySpan<AttributeRecord> attributes, string name)
    {
        foreach (ref readonly var attribute in attributes)
        {
            if (WithoutBrackets(attribute.Key) == name)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when the attribute gives way to another one of the span, which has its name without needing brackets taken away.</summary>
    public static bool IsHidden(string key, ReadOnlySpan<AttributeRecord> attributes)
    {
        if (key is not ['<', .., '>'])
        {
            return false;
        }

        var name = WithoutBrackets(key);
        foreach (ref readonly var attribute in attributes)
        {
            if (attribute.Key == name)
            {
                return true;
            }
        }

        return false;
    }
}
