using Instrumentation.CompilerServices;
using Instrumentation.Reporters;

namespace Instrumentation.OpenTelemetry.Wire;

/// <summary>
/// The variables of one group as attributes of a span, encoded once. Immutable. Names lose their angle brackets, as Flink's <c>VariableNameUtil</c> does it.
/// </summary>
internal sealed class EncodedVariables
{
    private readonly (string Name, byte[] Bytes)[] _variables;

    // Which lengths names have, a bit for each, so that nearly every attribute is seen at once to be none of them.
    private readonly ulong _lengths;

    private EncodedVariables((string Name, byte[] Bytes)[] variables)
    {
        _variables = variables;
        All = [.. variables.SelectMany(variable => variable.Bytes)];
        _lengths = variables.Aggregate(0UL, (lengths, variable) => lengths | LengthBit(variable.Name));
    }

    /// <summary>All variables, one after another.</summary>
    public byte[] All { get; }

    /// <summary>Number of variables.</summary>
    public int Count => _variables.Length;

    public static EncodedVariables Of(SpanVariables variables) => new([.. variables.Values.Select(Encode)]);

    /// <summary>True when a variable has the name, so that it must give way to the attribute.</summary>
    public bool Has(string name)
    {
        if ((_lengths & LengthBit(name)) == 0)
        {
            return false;
        }

        foreach (var variable in _variables)
        {
            if (variable.Name == name)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Writes the variables that the attributes of the span leave.</summary>
    public void WriteExcept(ref ProtoWriter writer, ReadOnlySpan<AttributeRecord> attributes)
    {
        foreach (var (name, bytes) in _variables)
        {
            if (!AttributeName.IsIn(attributes, name))
            {
                writer.WriteBytes(bytes);
            }
        }
    }

    private static ulong LengthBit(string name) => 1UL << (name.Length & 63);

    private static (string Name, byte[] Bytes) Encode(KeyValuePair<string, string> variable)
    {
        var name = VariableName.WithoutBrackets(variable.Key);
        return (name, EncodedOnce.Of(
            (name, variable.Value),
            static (ref ProtoWriter writer, (string Name, string Value) content) => AttributeEncoder.Write(ref writer, OtlpTags.SpanAttribute, content.Name, content.Value)));
    }
}
