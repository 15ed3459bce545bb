using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Builder.Times;

/// <summary>What is known of a time: so many milliseconds after a point that other times may refer to as well.</summary>
/// <param name="Anchor">The point; empty for the beginning of 1970; for a reading of a clock: which one.</param>
/// <param name="OffsetMillis">How long after the point. A duration that was measured counts as the least there is.</param>
/// <param name="Reading">For a reading of a clock: where it is read, so that two can be told apart.</param>
internal sealed record Moment(string Anchor, decimal OffsetMillis, SyntaxNode? Reading = null)
{
    public const string Epoch = "";

    public Moment Shift(decimal millis) => this with { OffsetMillis = OffsetMillis + millis };
}
