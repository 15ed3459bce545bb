namespace Instrumentation.QuickStart.Tests;

/// <summary>A span of a trace file.</summary>
/// <param name="Scope">Name of its instrumentation scope.</param>
/// <param name="Name">Its name.</param>
/// <param name="SpanId">Its id.</param>
/// <param name="ParentSpanId">Id of its parent; empty for a root.</param>
/// <param name="IsError">Whether its status is Error.</param>
/// <param name="Attributes">Its attributes as text.</param>
public sealed record FileSpan(
    string Scope, string Name, string SpanId, string ParentSpanId, bool IsError, IReadOnlyDictionary<string, string> Attributes);
