namespace Instrumentation.Analyzers.Flow;

/// <summary>What is known of the followed builder at one point of one path.</summary>
/// <param name="Exists">It has been made on this path.</param>
/// <param name="HasStart">A start is set.</param>
/// <param name="HasEnd">An end is set.</param>
/// <param name="IsReported">It was given to <c>AddSpan</c> or the like.</param>
/// <param name="IsChild">It was given to <c>AddChild</c> or <c>AddChildren</c>.</param>
/// <param name="IsEscaped">Other code can change it or report it from here on: nothing can be said of it any more.</param>
internal readonly record struct BuilderState(bool Exists, bool HasStart, bool HasEnd, bool IsReported, bool IsChild, bool IsEscaped)
{
    public static readonly BuilderState New = new(Exists: true, HasStart: false, HasEnd: false, IsReported: false, IsChild: false, IsEscaped: false);
}
