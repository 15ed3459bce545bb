namespace Instrumentation.Analyzers.Flow.Paths;

internal enum PathStepKind
{
    /// <summary>Something happens to the builder.</summary>
    Event,

    /// <summary>A condition is decided.</summary>
    Decision,

    /// <summary>A call or a statement throws, and a handler or a finally takes over.</summary>
    Throw,
}
