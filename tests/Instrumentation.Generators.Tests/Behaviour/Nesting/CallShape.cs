namespace Instrumentation.Generators.Tests.Behaviour.Nesting;

/// <summary>A traced method of <see cref="Caller"/>.</summary>
public enum CallShape
{
    Synchronous,
    Task,
    ValueTask,
    Stream,
    AsyncStream,
    Leaf,
    OnlyOnError,
    Sampled,
    TooFast,
}
