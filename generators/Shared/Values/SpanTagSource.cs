namespace Instrumentation.Shared.Values;

/// <summary>Where the value of an attribute comes from, and so when it is known.</summary>
internal enum SpanTagSource
{
    /// <summary>A parameter: known before Core is called.</summary>
    Parameter,

    /// <summary>An out parameter: known when Core has returned.</summary>
    OutParameter,

    /// <summary>The result: known when Core has returned or its task has completed.</summary>
    Result,
}
