namespace Instrumentation.OpenTelemetry.Options;

/// <summary>When spans are written to disk.</summary>
internal enum SpoolMode
{
    /// <summary>Only those that cannot be delivered.</summary>
    Overflow,

    /// <summary>Every span, before it is sent.</summary>
    Always,
}
