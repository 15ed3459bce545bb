namespace Instrumentation.CompilerServices.Streams;

/// <summary>How an enumeration ended.</summary>
internal enum StreamOutcome
{
    /// <summary>There were no more items.</summary>
    Completed,

    /// <summary>The stream threw an exception; whether it is an error, the exception tells.</summary>
    Failed,

    /// <summary>The consumer stopped before the end, by a break, a return or an exception of its own.</summary>
    Abandoned,
}
