using Instrumentation.Analyzers.Flow.Conditions;
using Instrumentation.Analyzers.Flow.Methods;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Instrumentation.Analyzers.Flow;

/// <summary>What is known of a function before any path is followed, the same for all builders that are made in it.</summary>
internal sealed class FunctionFlow
{
    /// <param name="graph">The function.</param>
    /// <param name="owner">Its symbol.</param>
    /// <param name="types">The runtime's types.</param>
    /// <param name="methods">What calls do to builders.</param>
    /// <param name="helpers">What is known of the methods it calls.</param>
    public FunctionFlow(ControlFlowGraph graph, ISymbol owner, RuntimeTypes types, BuilderMethods methods, FluentHelpers helpers)
    {
        Graph = graph;
        Owner = owner;
        Types = types;
        Methods = methods;
        Helpers = helpers;
        var operations = VariableUsage.AllOperations(graph).ToList();
        Usage = new VariableUsage(graph, operations, owner);
        Conditions = new ConditionReader(Usage, operations);
        MayBeCyclic = ChildGraph.MayBeCyclic(graph, types);
    }

    public ControlFlowGraph Graph { get; }

    public ISymbol Owner { get; }

    public RuntimeTypes Types { get; }

    public BuilderMethods Methods { get; }

    public FluentHelpers Helpers { get; }

    public VariableUsage Usage { get; }

    public ConditionReader Conditions { get; }

    /// <summary>Some order of its calls could make a builder its own descendant.</summary>
    public bool MayBeCyclic { get; }
}
