using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Flow;

/// <summary>Finds the graph of the innermost function around an operation: lambdas and local functions have one of their own.</summary>
internal static class FunctionGraph
{
    /// <param name="operation">The operation.</param>
    /// <param name="root">The graph of the member that contains it.</param>
    /// <param name="member">The member's symbol.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The graph and the symbol of the function.</returns>
    public static (ControlFlowGraph Graph, ISymbol Owner)? Find(IOperation operation, ControlFlowGraph root, ISymbol member, CancellationToken cancellationToken)
    {
        for (var current = operation.Parent; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return Find(current, root, member, cancellationToken) is { } outer ? Enter(current, outer.Graph, cancellationToken) : null;
            }
        }

        return (root, member);
    }

    private static (ControlFlowGraph, ISymbol)? Enter(IOperation function, ControlFlowGraph outer, CancellationToken cancellationToken)
    {
        if (function is ILocalFunctionOperation { Symbol: var symbol })
        {
            return outer.LocalFunctions.Contains(symbol) ? (outer.GetLocalFunctionControlFlowGraph(symbol, cancellationToken), symbol) : null;
        }

        var lambda = VariableUsage.AllOperations(outer).OfType<IFlowAnonymousFunctionOperation>().FirstOrDefault(found => found.Syntax == function.Syntax);
        return lambda is null ? null : (outer.GetAnonymousFunctionControlFlowGraph(lambda, cancellationToken), lambda.Symbol);
    }
}
