namespace Instrumentation.Analyzers.Flow.Paths;

/// <summary>Tells which decisions a block's execution depends on. Source: Ferrante, Ottenstein, Warren: The program dependence graph and its use in optimization.</summary>
internal sealed class ControlDependence
{
    private readonly ILookup<int, int> _successors;
    private readonly ILookup<int, int> _predecessors;
    private readonly bool[][] _postDominates;

    public ControlDependence(FlowResult flow)
    {
        var count = flow.Graph.Blocks.Length;
        _successors = flow.Edges.ToLookup(edge => edge.From, edge => edge.To);
        _predecessors = flow.Edges.ToLookup(edge => edge.To, edge => edge.From);
        _postDominates = [.. Enumerable.Range(0, count).Select(block => PostDominatedBy(block, count))];
    }

    /// <summary>The edges that <paramref name="block"/> depends on, directly or by way of other decisions.</summary>
    public HashSet<(int From, int To)> Of(int block)
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

    private IEnumerable<(int From, int To)> Direct(int block) =>
        from successors in _successors
        where successors.Key == block || !_postDominates[block][successors.Key]
        from to in successors
        where _postDominates[block][to]
        select (successors.Key, to);

    /// <summary>The blocks from which every way out leads through <paramref name="block"/>: those that cannot get out once it is taken away.</summary>
    private bool[] PostDominatedBy(int block, int count)
    {
        var getsOut = new bool[count];
        var pending = new Stack<int>(Enumerable.Range(0, count).Where(candidate => candidate != block && !_successors.Contains(candidate)));
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
