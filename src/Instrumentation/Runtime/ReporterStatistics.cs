namespace Instrumentation.Runtime;

/// <summary>
/// What became of the spans of one reporter; the four numbers add up to the spans that were added. Root spans are counted: a tree is one. A span that a filter keeps
/// from the reporter is not counted.
/// </summary>
/// <param name="Reported">Spans that the reporter has taken.</param>
/// <param name="Dropped">Spans that it was never given: its queue was full (then it depends on <c>queue.when-full</c> which ones, and when), it was closed, it reported them itself while it took another one, or it hung until the registry was closed.</param>
/// <param name="Failed">Spans for which it threw.</param>
/// <param name="Queued">Spans that wait in its queue now, with those in a call that the reporter has not returned from.</param>
public sealed record ReporterStatistics(long Reported, long Dropped, long Failed, long Queued);
