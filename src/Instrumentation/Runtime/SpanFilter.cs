namespace Instrumentation.Runtime;

/// <summary>Decides by scope and name which spans a reporter gets. Immutable.</summary>
internal sealed class SpanFilter(SpanNameFilter names)
{
    public static readonly SpanFilter Everything = new(SpanNameFilter.All);

    public SpanNameFilter ForScope(string logicalScope) => logicalScope is null ? SpanNameFilter.All : names;
}
