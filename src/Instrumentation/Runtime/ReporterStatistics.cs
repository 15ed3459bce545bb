namespace Instrumentation.Runtime;

/// <summary>What became of the spans of one reporter. Root spans are counted: a tree is one. A span that a filter keeps from the reporter is not counted.</summary>
/// <param name="Reported">Spans that the reporter has taken.</param>
/// <param name="Dropped">Spans that it was never given: its queue was full, or it was closed.</param>
/// <param name="Failed">Spans for which it threw.</param>
/// <param name="Queued">Spans that wait in its queue now.</param>
public sealed record ReporterStatistics(long Reported, long Dropped, long Failed, long Queued);
