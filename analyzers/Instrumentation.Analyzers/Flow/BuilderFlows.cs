using System.Runtime.CompilerServices;
using Instrumentation.Analyzers.Flow.Methods;
using Instrumentation.Analyzers.Flow.Paths;
using Microsoft.CodeAnalysis;
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
            return known._flows ??= Find(block, context, types);
        }
    }

    private static IReadOnlyList<FlowResult> Find(IOperation block, OperationBlockAnalysisContext context, RuntimeTypes types)
    {
        var methods = new BuilderMethods(types, ListedMethods.Of(context.Options.AnalyzerConfigOptionsProvider.GetOptions(block.Syntax.SyntaxTree)));
        return methods.MayCreate(block.Syntax) ? [.. Explore(block, context, types, methods)] : [];
    }

    private static IEnumerable<FlowResult> Explore(IOperation block, OperationBlockAnalysisContext context, RuntimeTypes types, BuilderMethods methods)
    {
        var functions = new Dictionary<ControlFlowGraph, FunctionFlow>();
        var helpers = new FluentHelpers(context.Compilation, types, context.CancellationToken);
        foreach (var call in block.Descendants().OfType<IInvocationOperation>().Where(methods.IsCreation))
        {
            var root = context.GetControlFlowGraph(block);
            if (FunctionGraph.Find(call, root, context.OwningSymbol, context.CancellationToken) is not { } found)
            {
                continue;
            }

            if (!functions.TryGetValue(found.Graph, out var function))
            {
                functions.Add(found.Graph, function = new FunctionFlow(found.Graph, found.Owner, types, methods, helpers));
            }

            if (PathExplorer.Explore(new FlowContext(function, call), context.CancellationToken) is { } flow)
            {
                yield return flow;
            }
        }
    }
}
