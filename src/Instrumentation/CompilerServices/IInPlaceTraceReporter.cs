using System.ComponentModel;
using Instrumentation.Reporters;

namespace Instrumentation.CompilerServices;

/// <summary>
/// A reporter that reads spans where they were recorded, on the thread that recorded them, so that no object is made for them: one that encodes
/// or counts at once. Its <see cref="ITraceReporter.NotifyOfAddedSpan"/> is not called by a registry.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IInPlaceTraceReporter : ITraceReporter
{
    /// <summary>Takes a span, possibly on many threads at once. Must not block, unless the user asks for it.</summary>
    /// <param name="span">The span and its children, valid only during the call.</param>
    /// <param name="variables">What this reporter adds to the attributes of the span and of each child, where the span has none of the name.</param>
    void Report(SpanRecord span, SpanVariables variables);
}
