using Instrumentation.Analyzers.Flow.Paths;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Instrumentation.Analyzers.Flow;

/// <summary>Everything that can happen to one builder, over every path.</summary>
/// <param name="Context">The builder and its function.</param>
/// <param name="Events">What happens, shortest path first.</param>
/// <param name="Edges">Which block was seen to follow which, by jumps and by exceptions.</param>
internal sealed record FlowResult(FlowContext Context, IReadOnlyList<BuilderEvent> Events, IReadOnlyCollection<(int From, int To)> Edges)
{
    private ControlDependence? _dependence;

    /// <summary>Made for the first rule that asks. Two that ask at once make two of the same.</summary>
    public ControlDependence Dependence => _dependence ??= new ControlDependence(Graph.Blocks.Length, Edges);

    public ControlFlowGraph Graph => Context.Graph;

    public IEnumerable<BuilderEvent> Of(BuilderEventKind kind) => Events.Where(found => found.Kind == kind);
}
