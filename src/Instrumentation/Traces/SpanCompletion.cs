using Instrumentation.CompilerServices;
using Instrumentation.Runtime;

namespace Instrumentation.Traces;

/// <summary>
/// One report of a tree built by hand: claims its records, fills in times and ids that were not set, and leaves out children that cannot be reported.
/// From then on its builders change nothing any more.
/// </summary>
/// <param name="nowUnixNanos">The time for spans whose start was not set, the same for all.</param>
/// <param name="log">Where it is said what was left out; <see langword="null"/> for a tree that is not reported.</param>
internal sealed class SpanCompletion(long nowUnixNanos, RuntimeLog? log)
{
    private const string ClosesCycle = "is itself above that span, so it was left out: it would close a cycle";
    private const string InTreeAlready = "is in the tree already, so it was left out the second time";
    private const string ReportedBefore = "had been reported before, so it was left out";

    /// <summary>Claims the root of a tree.</summary>
    /// <returns>False when it has been part of a report before.</returns>
    public bool TryBegin(SpanRecord root)
    {
        SpanTree.Identify(root);
        return root.TryClaim(this);
    }

    /// <summary>Completes the tree, level by level, so that what is above the limits is kept and what is below is cut.</summary>
    /// <param name="root">The root, which <see cref="TryBegin"/> has claimed.</param>
    public void Complete(SpanRecord root)
    {
        if (root.Children.IsEmpty)
        {
            Finish(root);
            return;
        }

        var records = new List<SpanRecord> { root };
        var cut = new List<SpanRecord>();
        var (depth, levelEnd) = (1, 1);
        for (var i = 0; i < records.Count; i++)
        {
            if (i == levelEnd)
            {
                depth++;
                levelEnd = records.Count;
            }

            TakeChildren(records[i], records, cut, isDeepest: depth == SpanTree.MaxDepth);
            Finish(records[i]);
        }

        if (cut.Count > 0)
        {
            log?.TreeCut(root.Scope, root.Name, CountWithDescendants(cut));
        }
    }

    public void WarnOfLateChange(SpanRecord record) => log?.SpanChangedAfterReport(record.Scope, record.Name);

    private void TakeChildren(SpanRecord record, List<SpanRecord> records, List<SpanRecord> cut, bool isDeepest)
    {
        var root = records[0];
        var kept = 0;
        var warned = false;
        for (var i = 0; i < record.Children.Length; i++)
        {
            var child = record.Children[i];
            if (!TryTake(child, record, root))
            {
                // To find out why costs a walk to the root, so once for each record.
                if (!warned)
                {
                    log?.ChildRefused(record.Scope, record.Name, child.Name, WhyRefused(child, record, root));
                    warned = true;
                }
            }
            else if (!isDeepest && records.Count < SpanTree.MaxSpans)
            {
                records.Add(child);
                record.ReplaceChild(kept++, child);
            }
            else
            {
                cut.Add(child);
            }
        }

        record.KeepChildren(kept);
    }

    private bool TryTake(SpanRecord child, SpanRecord parent, SpanRecord root)
    {
        lock (child)
        {
            if (!child.TryClaim(this))
            {
                return false;
            }

            child.Parent = parent;
            SpanTree.Place(child, parent, root.TraceId);
            return true;
        }
    }

    private string WhyRefused(SpanRecord child, SpanRecord parent, SpanRecord root)
    {
        if (!ReferenceEquals(child.Completion, this))
        {
            return ReportedBefore;
        }

        var above = parent;
        while (!ReferenceEquals(above, child) && !ReferenceEquals(above, root))
        {
            above = above.Parent!;
        }

        return ReferenceEquals(above, child) ? ClosesCycle : InTreeAlready;
    }

    private void Finish(SpanRecord record)
    {
        CompleteTimes(record);
        if (record.Problems != SpanProblems.None)
        {
            log?.SpanProblem(record.Problems, record.Scope, record.Name);
        }
    }

    private void CompleteTimes(SpanRecord record)
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

    private long CountWithDescendants(List<SpanRecord> cut)
    {
        for (var i = 0; i < cut.Count; i++)
        {
            foreach (var child in cut[i].Children)
            {
                if (child.TryClaim(this))
                {
                    cut.Add(child);
                }
            }
        }

        return cut.Count;
    }
}
