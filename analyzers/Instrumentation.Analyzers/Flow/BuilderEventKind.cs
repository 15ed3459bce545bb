namespace Instrumentation.Analyzers.Flow;

internal enum BuilderEventKind
{
    /// <summary><c>Span.Builder</c> was called; an earlier builder of the same call, in a loop, is out of reach.</summary>
    Created,

    StartSet,

    EndSet,

    /// <summary>Given to <c>MetricGroup.AddSpan</c>.</summary>
    Reported,

    /// <summary>Given to <c>AddChild</c> or <c>AddChildren</c> of another builder.</summary>
    BecameChild,

    Built,

    /// <summary>The method was left other than by an exception.</summary>
    Left,
}
