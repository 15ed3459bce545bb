using System.Collections.Concurrent;

namespace Instrumentation.Analyzers.Flow.Paths;

/// <summary>Tells which decisions a block's execution depends on. Source: Ferrante, Ottenstein, Warren: The program dependence graph and its use in optimization.</summary>
internal sealed class ControlDependence
{
    private readonly ILookup<int, int> _successors;
    private readonly ILookup<int, int> _predecessors;
    private readonly ConcurrentDictionary<int, bool[]> _postDominates = new();
    private readonly ConcurrentDictionary<int, HashSet<(int From, int To)>> _known = new();
    private readonly int _count;

    /// <param name="count">How many blocks there are.</param>
    /// <param name="edges">Which block was seen to follow which.</param>
    public ControlDependence(int count, IReadOnlyCollection<(int From, int To)> edges)
    {
        _count = count;
        _successors = edges.ToLookup(edge => edge.From, edge => edge.To);
        _predecessors = edges.ToLookup(edge => edge.To, edge => edge.From);
    }

    /// <summary>The edges that <paramref name="block"/> depends on, directly or by way of other decisions.</summary>
    public HashSet<(int From, int To)> Of(int block) => _known.GetOrAdd(block, Collect);

    private HashSet<(int From, int To)> Collect(int block)
    {
        var edges = new HashSet<(int, int)>();
        var pending = new Stack<int>([block]);
        var seen = new HashSet<int>();
        while (pending.Count > 0)
        {
            var current = pending.Pop();
            if (!seen.Add(current))
            {
                continue;
            }

            foreach (var (from, to) in Direct(current))
            {
                edges.Add((from, to));
                pending.Push(from);
            }
        }

        return edges;
    }

    private IEnumerable<(int From, int To)> Direct(int block)
    {
        var postDominated = _postDominates.GetOrAdd(block, PostDominatedBy);
        return
            from successors in _successors
            where successors.Key == block || !postDominated[successors.Key]
            from to in successors
            where postDominated[to]
            select (successors.Key, to);
    }

    /// <summary>The blocks from which every way out leads through <paramref name="block"/>: those that cannot get out once it is taken away.</summary>
    private bool[] PostDominatedBy(int block)
    {
        var getsOut = new bool[_count];
        var pending = new Stack<int>(Enumerable.Range(0, _count).Where(candidate => candidate != block && !_successors.Contains(candidate)));
        while (pending.Count > 0)
        {
            var current = pending.Pop();
            if (getsOut[current])
            {
                continue;
            }

            getsOut[current] = true;
            foreach (var predecessor in _predecessors[current].Where(predecessor => predecessor != block))
            {
                pending.Push(predecessor);
            }
        }

        return [.. getsOut.Select(gets => !gets)];
    }
}
