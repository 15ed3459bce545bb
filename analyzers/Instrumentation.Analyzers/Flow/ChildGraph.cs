using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Flow;

/// <summary>Whether a function names one builder both as the parent and as a child, in whatever order. Cheap, and false for nearly all.</summary>
internal static class ChildGraph
{
    public static bool MayBeCyclic(ControlFlowGraph graph, RuntimeTypes types)
    {
        var parents = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var children = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var call in graph.OriginalOperation.Descendants().OfType<IInvocationOperation>())
        {
            if (call.TargetMethod.Name is MethodNames.AddChild or MethodNames.AddChildren
                && SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, types.SpanBuilder))
            {
                parents.UnionWith(VariablesIn(call.Instance));
                children.UnionWith(call.Arguments.SelectMany(argument => VariablesIn(argument.Value)));
            }
        }

        return parents.Overlaps(children);
    }

    private static IEnumerable<ISymbol> VariablesIn(IOperation? operation) =>
        operation is null ? [] : operation.DescendantsAndSelf().Select(VariableUsage.VariableOf).OfType<ISymbol>();
}
