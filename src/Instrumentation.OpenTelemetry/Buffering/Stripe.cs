using System.Runtime.CompilerServices;
using Instrumentation.CompilerServices;
using Instrumentation.OpenTelemetry.Wire;

namespace Instrumentation.OpenTelemetry.Buffering;

/// <summary>Where one thread at a time, the one that holds the lock of this object, adds spans.</summary>
internal sealed class Stripe
{
    private SpanVariables? _variables;
    private EncodedVariables? _encoded;

    /// <summary>The chunk that is being filled; null when there is none, as after it was taken.</summary>
    public Chunk? Chunk { get; set; }

    /// <summary>The encoded form of variables, remembered since the next span is nearly always of the same group.</summary>
    /// <param name="variables">The variables.</param>
    /// <param name="known">The encoded forms, where a new one is kept.</param>
    public EncodedVariables Encoded(SpanVariables variables, ConditionalWeakTable<SpanVariables, EncodedVariables> known)
    {
        if (_encoded is null || _variables != variables)
        {
            (_variables, _encoded) = (variables, known.GetValue(variables, EncodedVariables.Of));
        }

        return _encoded;
    }
}
