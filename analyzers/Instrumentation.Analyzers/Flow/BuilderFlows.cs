using System.Runtime.CompilerServices;
using Instrumentation.Analyzers.Flow.Methods;
using Instrumentation.Analyzers.Flow.Paths;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Flow;

/// <summary>
/// The builders of a compilation and what can happen to them. The rules are analyzers of their own, but the compiler shows all of them the same operations:
/// the first one follows the paths, the others find the result, for as long as the compilation lives.
/// </summary>
internal sealed class BuilderFlows
{
    // What is found depends on the options too, since they list methods: one compilation may be analysed with several.
    private static readonly ConditionalWeakTable<Compilation, ConditionalWeakTable<AnalyzerConfigOptionsProvider, BuilderFlows>> Known = new();

    private readonly ConditionalWeakTable<SyntaxTree, BuilderFile> _files = new();
    private readonly ConditionalWeakTable<IOperation, Member> _members = new();
    private readonly ConditionalWeakTable<SyntaxTree, BuilderFile>.CreateValueCallback _search;
    private readonly RuntimeTypes _types;

    private BuilderFlows(AnalyzerConfigOptionsProvider options, RuntimeTypes types)
    {
        _types = types;
        _search = tree => new BuilderFile(tree, new BuilderMethods(types, ListedMethods.Of(options.GetOptions(tree))));
    }

    public static BuilderFlows Of(Compilation compilation, AnalyzerOptions options, RuntimeTypes types) =>
        Known.GetOrCreateValue(compilation).GetValue(options.AnalyzerConfigOptionsProvider, provider => new BuilderFlows(provider, types));

    /// <param name="block">A body or an initializer of the member.</param>
    /// <param name="context">The member.</param>
    public IReadOnlyList<FlowResult> In(IOperation block, OperationBlockAnalysisContext context)
    {
        var file = _files.GetValue(block.Syntax.SyntaxTree, _search);
        if (!file.MayCreateIn(block.Syntax.Span))
        {
            return [];
        }

        var member = _members.GetOrCreateValue(block);
        lock (member)
        {
            return member.Flows ??= [.. Explore(block, context, file.Methods)];
        }
    }

    private IEnumerable<FlowResult> Explore(IOperation block, OperationBlockAnalysisContext context, BuilderMethods methods)
    {
        var functions = new Dictionary<ControlFlowGraph, FunctionFlow>();
        var helpers = new FluentHelpers(context.Compilation, _types, context.CancellationToken);
        foreach (var call in block.Descendants().OfType<IInvocationOperation>().Where(methods.IsCreation))
        {
            var root = context.GetControlFlowGraph(block);
            if (FunctionGraph.Find(call, root, context.OwningSymbol, context.CancellationToken) is not { } found)
            {
                continue;
            }

            if (!functions.TryGetValue(found.Graph, out var function))
            {
                functions.Add(found.Graph, function = new FunctionFlow(found.Graph, found.Owner, _types, methods, helpers));
            }

            if (PathExplorer.Explore(new FlowContext(function, call), context.CancellationToken) is { } flow)
            {
                yield return flow;
            }
        }
    }

    /// <summary>The builders of one block; null until a rule has asked.</summary>
    private sealed class Member
    {
        public IReadOnlyList<FlowResult>? Flows { get; set; }
    }
}
