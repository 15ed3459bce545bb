namespace Instrumentation.Analyzers.Flow;

internal enum BuilderEventKind
{
    /// <summary><c>Span.Builder</c>, or a listed method that makes one, was called; an earlier builder of the same call, in a loop, is out of reach.</summary>
    Created,

    StartSet,

    EndSet,

    /// <summary>Given to <c>MetricGroup.AddSpan</c>, or to a listed method that takes it over.</summary>
    Reported,

    /// <summary>Given to <c>AddChild</c> or <c>AddChildren</c> of another builder.</summary>
    BecameChild,

    Built,

    /// <summary>Something other than a time is set, a child is added to it, or a method that only does such things is called with it.</summary>
    Changed,

    /// <summary>Its context is read, to be sent onwards.</summary>
    Read,

    /// <summary>Other code gets hold of it.</summary>
    Escaped,

    /// <summary>It is made a child of itself or of one of its descendants.</summary>
    MadeCyclic,

    /// <summary>The method was left other than by an exception.</summary>
    Left,

    /// <summary>The method was left by an exception.</summary>
    LeftByException,
}
