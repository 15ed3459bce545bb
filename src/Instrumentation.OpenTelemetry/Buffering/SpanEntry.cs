using Instrumentation.CompilerServices;

namespace Instrumentation.OpenTelemetry.Buffering;

/// <summary>What of a reported span and its children is still to be added to a buffer.</summary>
/// <param name="root">The span.</param>
/// <param name="variables">What is added to its attributes and to those of its children.</param>
internal struct SpanEntry(SpanRecord root, SpanVariables variables)
{
    public readonly SpanRecord Root => root;

    public readonly SpanVariables Variables => variables;

    /// <summary>The spans below the root that are not added yet; null: it has no children.</summary>
    public Stack<SpanRecord>? Below { get; } = root.Children.IsEmpty ? null : Push(new Stack<SpanRecord>(), root);

    /// <summary>The bytes of memory that the next of them found no room in.</summary>
    public int Missing { get; set; }

    /// <summary>Has the children of a span added as well.</summary>
    public static Stack<SpanRecord> Push(Stack<SpanRecord> below, SpanRecord span)
    {
        foreach (var child in span.Children)
        {
            below.Push(child);
        }

        return below;
    }
}
