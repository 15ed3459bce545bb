using Instrumentation.CompilerServices;

namespace Instrumentation.Traces;

/// <summary>Completes the records of a span and its children for reporting, and leaves out what cannot be reported.</summary>
internal static class SpanTree
{
    public const int MaxDepth = 1_000;
    public const int MaxSpans = 100_000;

    /// <summary>Gives a record built by hand its ids, once; later calls change nothing.</summary>
    public static void EnsureIdentity(SpanRecord record)
    {
        if (record.SpanId == 0)
        {
            var (traceId, parent) = (record.TraceId, record.ParentSpanId);
            CurrentSpan.Join(record, CurrentSpan.Value);
            if (!traceId.IsZero)
            {
                // Chosen by SetParent or SetTraceKey.
                (record.TraceId, record.ParentSpanId) = (traceId, parent);
            }
        }

        // A child's trace is that of the tree's root. The bound is for cycles, which are refused later, when the tree is reported.
        var root = record;
        for (var depth = 0; root.Parent is { } above && depth < MaxDepth; depth++)
        {
            root = above;
        }

        if (root.Parent is null && !ReferenceEquals(root, record))
        {
            EnsureIdentity(root);
            record.TraceId = root.TraceId;
        }
    }

    /// <summary>
    /// Claims the tree, fills in times and ids that were not set, and cuts children that were reported before, close a cycle or exceed
    /// the limits.
    /// </summary>
    /// <param name="root">The root, claimed by the caller.</param>
    /// <param name="nowUnixNanos">The time for spans whose start was not set, the same for all.</param>
    /// <returns>The records with problems, for a warning about each; <see langword="null"/> when there are none.</returns>
    public static List<SpanRecord>? Complete(SpanRecord root, long nowUnixNanos)
    {
        EnsureIdentity(root);
        var completion = new Completion(root, nowUnixNanos);
        completion.Visit(root, depth: 1);
        return completion.Troubled;
    }

    /// <summary>Copies a tree, so that it can be built without being changed.</summary>
    public static SpanRecord Copy(SpanRecord root)
    {
        var seen = new HashSet<SpanRecord>(ReferenceEqualityComparer.Instance) { root };
        return CopyInto(root, seen, depth: 1);
    }

    private static SpanRecord CopyInto(SpanRecord record, HashSet<SpanRecord> seen, int depth)
    {
        var copy = record.CopyWithoutChildren();
        foreach (var child in record.Children)
        {
            if (depth < MaxDepth && seen.Count < MaxSpans && seen.Add(child))
            {
                copy.AddChild(CopyInto(child, seen, depth + 1));
            }
        }

        return copy;
    }

    private sealed class Completion(SpanRecord root, long nowUnixNanos)
    {
        private int _count = 1;

        public List<SpanRecord>? Troubled { get; private set; }

        public void Visit(SpanRecord record, int depth)
        {
            CompleteTimes(record, nowUnixNanos);
            var kept = 0;
            for (var i = 0; i < record.Children.Length; i++)
            {
                var child = record.Children[i];
                var refusal = Refusal(child, depth);
                if (refusal != SpanProblems.None)
                {
                    record.Problems |= refusal;
                    continue;
                }

                _count++;
                child.TraceId = root.TraceId;
                child.ParentSpanId = record.SpanId;
                child.SpanId = child.SpanId == 0 ? SpanIds.NewSpanId() : child.SpanId;
                Visit(child, depth + 1);
                record.ReplaceChild(kept++, child);
            }

            record.KeepChildren(kept);
            record.MarkReported();
            if (record.Problems != SpanProblems.None)
            {
                (Troubled ??= []).Add(record);
            }
        }

        private SpanProblems Refusal(SpanRecord child, int depth)
        {
            if (depth >= MaxDepth)
            {
                return SpanProblems.TooDeep;
            }

            if (_count >= MaxSpans)
            {
                return SpanProblems.TooManySpans;
            }

            if (child.TryClaim())
            {
                return SpanProblems.None;
            }

            return child.IsInTree ? SpanProblems.Cycle : SpanProblems.ChildReportedBefore;
        }

        private static void CompleteTimes(SpanRecord record, long nowUnixNanos)
        {
            if (record.StartTimeUnixNanos == 0)
            {
                record.StartTimeUnixNanos = nowUnixNanos;
            }

            if (record.EndTimeUnixNanos == 0)
            {
                record.EndTimeUnixNanos = record.StartTimeUnixNanos;
            }
            else if (record.EndTimeUnixNanos < record.StartTimeUnixNanos)
            {
                record.EndTimeUnixNanos = record.StartTimeUnixNanos;
                record.Problems |= SpanProblems.EndBeforeStart;
            }
        }
    }
}
