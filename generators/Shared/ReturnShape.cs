namespace Instrumentation.Shared;

/// <summary>How the end of a method's work shows in what it returns.</summary>
internal enum ReturnShape
{
    /// <summary>The work is done when the method returns nothing.</summary>
    Nothing,

    /// <summary>The work is done when the method returns a value.</summary>
    Value,

    /// <summary>The work is done when a Task or ValueTask without result completes.</summary>
    Task,

    /// <summary>The work is done when a Task or ValueTask with a result completes.</summary>
    TaskOfResult,

    /// <summary>The work is done when an enumeration ends.</summary>
    Stream,

    /// <summary>An awaitable of another kind: its end cannot be known.</summary>
    UnknownAwaitable,
}
