using System.Runtime.CompilerServices;
using Instrumentation.Analyzers.Flow.Paths;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Flow;

/// <summary>
/// The builders of a member and what can happen to them. The rules are analyzers of their own, but the compiler shows all of them the same operations:
/// the first one follows the paths, the others find the result, for as long as the compilation lives.
/// </summary>
internal sealed class BuilderFlows
{
    private static readonly ConditionalWeakTable<IOperation, BuilderFlows> Known = new();

    private IReadOnlyList<FlowResult>? _flows;

    public static IReadOnlyList<FlowResult> In(IOperation block, OperationBlockAnalysisContext context, RuntimeTypes types)
    {
        var known = Known.GetOrCreateValue(block);
        lock (known)
        {
            return known._flows ??= MayCreate(block.Syntax) ? [.. Explore(block, context, types)] : [];
        }
    }

    private static IEnumerable<FlowResult> Explore(IOperation block, OperationBlockAnalysisContext context, RuntimeTypes types)
    {
        var functions = new Dictionary<ControlFlowGraph, FunctionFlow>();
        var helpers = new FluentHelpers(context.Compilation, types, context.CancellationToken);
        foreach (var call in block.Descendants().OfType<IInvocationOperation>().Where(call => IsCreation(call, types)))
        {
            var root = context.GetControlFlowGraph(block);
            if (FunctionGraph.Find(call, root, context.OwningSymbol, context.CancellationToken) is not { } found)
            {
                continue;
            }

            if (!functions.TryGetValue(found.Graph, out var function))
            {
                functions.Add(found.Graph, function = new FunctionFlow(found.Graph, found.Owner, types, helpers));
            }

            if (PathExplorer.Explore(new FlowContext(function, call), context.CancellationToken) is { } flow)
            {
                yield return flow;
            }
        }
    }

    /// <summary>Looks at names only, so that the operations of members without spans are never made.</summary>
    private static bool MayCreate(SyntaxNode syntax) =>
        syntax.DescendantNodes().Any(node => node is IdentifierNameSyntax { Identifier.ValueText: MethodNames.Builder });

    private static bool IsCreation(IInvocationOperation call, RuntimeTypes types) =>
        call.TargetMethod.Name == MethodNames.Builder && SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, types.Span);
}
