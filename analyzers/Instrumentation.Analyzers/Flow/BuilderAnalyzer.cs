using Instrumentation.Analyzers.Flow.Paths;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Flow;

/// <summary>Base of the rules that follow a builder from <c>Span.Builder</c> along every path.</summary>
public abstract class BuilderAnalyzer : SpanAnalyzer
{
    private protected BuilderAnalyzer(DiagnosticDescriptor rule)
        : base(rule)
    {
    }

    // A whole member at a time: what is wrong with a builder is reported elsewhere than where the builder is made.
    private protected sealed override void Register(CompilationStartAnalysisContext context, RuntimeTypes types) =>
        context.RegisterOperationBlockAction(blocks => Analyze(blocks, types));

    /// <summary>Reports what is wrong with one builder.</summary>
    private protected abstract void Report(FlowResult flow, Action<Diagnostic> report);

    private void Analyze(OperationBlockAnalysisContext context, RuntimeTypes types)
    {
        foreach (var block in context.OperationBlocks)
        {
            if (!MayCreate(block.Syntax))
            {
                continue;
            }

            foreach (var call in block.Descendants().OfType<IInvocationOperation>().Where(call => IsCreation(call, types)))
            {
                var graph = context.GetControlFlowGraph(block);
                if (FunctionGraph.Find(call, graph, context.OwningSymbol, context.CancellationToken) is { } function
                    && PathExplorer.Explore(new FlowContext(function.Graph, function.Owner, call, types), context.CancellationToken) is { } flow)
                {
                    Report(flow, context.ReportDiagnostic);
                }
            }
        }
    }

    /// <summary>Looks at names only, so that the operations of members without spans are never made.</summary>
    private static bool MayCreate(SyntaxNode syntax) =>
        syntax.DescendantNodes().Any(node => node is IdentifierNameSyntax { Identifier.ValueText: MethodNames.Builder });

    private static bool IsCreation(IInvocationOperation call, RuntimeTypes types) =>
        call.TargetMethod.Name == MethodNames.Builder && SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, types.Span);
}
