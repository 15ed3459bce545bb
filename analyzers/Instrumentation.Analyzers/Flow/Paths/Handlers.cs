using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Instrumentation.Analyzers.Flow.Paths;

/// <summary>The handlers of the try blocks around a block that catch.</summary>
internal sealed class Handlers(FlowResult flow, int block)
{
    private readonly HashSet<int> _creations = [.. flow.Of(BuilderEventKind.Created).Select(found => found.Path!.Block)];

    /// <summary>
    /// One of the blocks comes after a catch was entered and before the next builder is made. What comes after a finally is no proof: it is where the function goes on
    /// without an exception.
    /// </summary>
    public bool MayReach(IEnumerable<int> blocks)
    {
        var wanted = new HashSet<int>(blocks);
        return Catches().Any(handler => ReachableFrom(handler.FirstBlockOrdinal).Overlaps(wanted));
    }

    private IEnumerable<ControlFlowRegion> Catches()
    {
        for (var region = flow.Graph.Blocks[block].EnclosingRegion; region is { EnclosingRegion: { } enclosing }; region = enclosing)
        {
            if (region.Kind == ControlFlowRegionKind.Try)
            {
                foreach (var handler in enclosing.NestedRegions.Skip(1).Where(handler => handler.Kind != ControlFlowRegionKind.Finally))
                {
                    yield return handler;
                }
            }
        }
    }

    private HashSet<int> ReachableFrom(int first)
    {
        var successors = flow.Edges.ToLookup(edge => edge.From, edge => edge.To);
        var reached = new HashSet<int>();
        var pending = new Stack<int>([first]);
        while (pending.Count > 0)
        {
            var current = pending.Pop();
            if (!_creations.Contains(current) && reached.Add(current))
            {
                successors[current].ToList().ForEach(pending.Push);
            }
        }

        return reached;
    }
}
