namespace Instrumentation.Traces;

/// <summary>How the work of a span ended. Numbered as in OTLP (<c>Status.StatusCode</c>, trace.proto).</summary>
public enum SpanStatus
{
    /// <summary>Nothing was said about the outcome. The default.</summary>
    Unset = 0,

    /// <summary>The work was declared successful.</summary>
    Ok = 1,

    /// <summary>The work failed.</summary>
    Error = 2,
}
