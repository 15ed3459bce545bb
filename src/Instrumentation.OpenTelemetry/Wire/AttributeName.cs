using Instrumentation.CompilerServices;
using Instrumentation.Reporters;

namespace Instrumentation.OpenTelemetry.Wire;

/// <summary>Which of a span's attributes come to the same name on the wire, where angle brackets are stripped.</summary>
internal static class AttributeName
{
    /// <summary>True when a span has an attribute of that very name, or one that is sent under it.</summary>
    public static bool IsIn(ReadOnlySpan<AttributeRecord> attributes, string name)
    {
        foreach (ref readonly var attribute in attributes)
        {
            if (VariableName.WithoutBrackets(attribute.Key) == name)
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

        var name = VariableName.WithoutBrackets(key);
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
