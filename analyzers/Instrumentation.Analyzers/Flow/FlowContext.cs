using Instrumentation.Analyzers.Flow.Conditions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Flow;

/// <summary>What stays the same while the paths of one function are followed.</summary>
internal sealed class FlowContext
{
    /// <param name="graph">The function.</param>
    /// <param name="owner">Its symbol.</param>
    /// <param name="creation">The call of <c>Span.Builder</c> whose builder is followed.</param>
    /// <param name="types">The runtime's types.</param>
    public FlowContext(ControlFlowGraph graph, ISymbol owner, IInvocationOperation creation, RuntimeTypes types)
    {
        Graph = graph;
        Creation = creation;
        Types = types;
        Usage = new VariableUsage(graph, owner);
        Conditions = new ConditionReader(Usage);
        Conditions.CountSubjects(graph);
    }

    public ControlFlowGraph Graph { get; }

    public IInvocationOperation Creation { get; }

    public RuntimeTypes Types { get; }

    public VariableUsage Usage { get; }

    public ConditionReader Conditions { get; }
}
