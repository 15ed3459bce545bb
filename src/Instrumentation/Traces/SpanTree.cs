using Instrumentation.CompilerServices;

namespace Instrumentation.Traces;

/// <summary>
/// Ids and copies of trees built by hand. Nothing here recurses: a tree may be 1,000 levels deep, and the function may run on a small stack.
/// </summary>
internal static class SpanTree
{
    public const int MaxDepth = 1_000;
    public const int MaxSpans = 100_000;

    /// <summary>Gives a record, and the records above it, ids: once, so that what was sent onwards stays true.</summary>
    /// <returns>The record's trace id and span id.</returns>
    public static (TraceIdBits TraceId, ulong SpanId) Identify(SpanRecord record)
    {
        if (record.Completion is null)
        {
            IdentifyFromRoot(record);
        }

        lock (record)
        {
            return (record.TraceId, record.SpanId);
        }
    }

    /// <summary>Stores what <see cref="SpanBuilder.SetParent"/> or <see cref="SpanBuilder.SetTraceKey"/> asks for.</summary>
    /// <param name="record">The record, locked by the caller.</param>
    /// <param name="traceId">The trace.</param>
    /// <param name="parentSpanId">The parent; 0 for none.</param>
    /// <param name="mayBeLate">True when the record has ids before anybody has seen them.</param>
    public static void Choose(SpanRecord record, TraceIdBits traceId, ulong parentSpanId, bool mayBeLate)
    {
        if (!mayBeLate && record.SpanId != 0 && record.TraceId != traceId)
        {
            record.Problems |= SpanProblems.TraceAfterContext;
        }

        record.TraceId = traceId;
        record.ParentSpanId = parentSpanId;
        record.HasChosenParent = parentSpanId != 0;
    }

    /// <summary>Remembers where a record was added as a child, so that its context can name the trace of the tree.</summary>
    public static void NoteParent(SpanRecord child, SpanRecord parent)
    {
        lock (child)
        {
            if (child.Completion is null)
            {
                child.Parent ??= parent;
            }
        }
    }

    /// <summary>Gives a child its ids.</summary>
    /// <param name="child">The child, locked by the caller or seen by no other thread.</param>
    /// <param name="parent">The record above it, which has its ids.</param>
    /// <param name="traceId">The trace of the tree.</param>
    public static void Place(SpanRecord child, SpanRecord parent, TraceIdBits traceId)
    {
        var hadOtherTrace = !child.TraceId.IsZero && child.TraceId != traceId;
        if (hadOtherTrace || (child.HasChosenParent && child.ParentSpanId != parent.SpanId))
        {
            child.Problems |= SpanProblems.TraceOfChild;
        }

        child.TraceId = traceId;
        child.ParentSpanId = parent.SpanId;
        child.SpanId = child.SpanId == 0 ? SpanIds.NewSpanId() : child.SpanId;
    }

    /// <summary>A tree in the order of its levels, so that the children of each span stand together, behind those of the spans before it.</summary>
    public static List<SpanRecord> LevelOrder(SpanRecord root)
    {
        var records = new List<SpanRecord> { root };
        for (var i = 0; i < records.Count; i++)
        {
            records.AddRange(records[i].Children);
        }

        return records;
    }

    /// <summary>Copies a tree, so that it can be completed without being changed, except that every record gets its ids. A record is copied once.</summary>
    public static SpanRecord Copy(SpanRecord root)
    {
        Identify(root);
        var seen = new HashSet<SpanRecord>(ReferenceEqualityComparer.Instance) { root };
        var (rootCopy, rootChildren) = CopyOne(root);
        var copies = new Queue<(SpanRecord Copy, SpanRecord[] Children)>([(rootCopy, rootChildren)]);
        while (copies.TryDequeue(out var parent))
        {
            foreach (var child in parent.Children)
            {
                if (seen.Count < MaxSpans && seen.Add(child))
                {
                    PlaceUnlessReported(child, parent.Copy, rootCopy.TraceId);
                    var (copy, children) = CopyOne(child);
                    parent.Copy.AddChild(copy);
                    copies.Enqueue((copy, children));
                }
            }
        }

        return rootCopy;
    }

    private static void IdentifyFromRoot(SpanRecord record)
    {
        var root = RootOf(record);
        var traceId = IdentifyRoot(root);
        for (var current = record; !ReferenceEquals(current, root) && current.Parent is { } parent; current = parent)
        {
            GiveSpanId(parent);
            PlaceUnlessReported(current, parent, traceId);
        }
    }

    // Bounded, because nothing keeps a builder from being added below itself; a cycle is refused later, when the tree is reported.
    private static SpanRecord RootOf(SpanRecord record)
    {
        var root = record;
        for (var depth = 1; root.Parent is { } above; depth++)
        {
            if (depth >= MaxDepth)
            {
                return record;
            }

            root = above;
        }

        return root;
    }

    private static TraceIdBits IdentifyRoot(SpanRecord root)
    {
        lock (root)
        {
            if (root.SpanId == 0)
            {
                var (traceId, parent) = (root.TraceId, root.ParentSpanId);
                CurrentSpan.Join(root, CurrentSpan.Value);
                if (!traceId.IsZero)
                {
                    // Chosen by SetParent or SetTraceKey.
                    (root.TraceId, root.ParentSpanId) = (traceId, parent);
                }
            }

            return root.TraceId;
        }
    }

    private static void GiveSpanId(SpanRecord record)
    {
        lock (record)
        {
            record.SpanId = record.SpanId == 0 ? SpanIds.NewSpanId() : record.SpanId;
        }
    }

    private static void PlaceUnlessReported(SpanRecord child, SpanRecord parent, TraceIdBits traceId)
    {
        lock (child)
        {
            if (child.Completion is null)
            {
                Place(child, parent, traceId);
            }
        }
    }

    private static (SpanRecord Copy, SpanRecord[] Children) CopyOne(SpanRecord record)
    {
        lock (record)
        {
            return (record.CopyWithoutChildren(), record.Children.ToArray());
        }
    }
}
