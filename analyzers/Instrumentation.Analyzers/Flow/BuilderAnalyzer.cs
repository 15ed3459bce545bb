using Microsoft.CodeAnalysis;
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

    private protected sealed override void Register(CompilationStartAnalysisContext context, KnownTypes types) =>
        context.RegisterOperationAction(operation => Analyze(operation, types), OperationKind.Invocation);

    /// <summary>Reports what is wrong with one builder.</summary>
    private protected abstract void Report(FlowResult flow, Action<Diagnostic> report);

    private void Analyze(OperationAnalysisContext context, KnownTypes types)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name != KnownTypes.Builder
            || !SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, types.Span)
            || FunctionGraph.Find(call, context.GetControlFlowGraph(), context.ContainingSymbol, context.CancellationToken) is not { } function)
        {
            return;
        }

        var flow = PathExplorer.Explore(new FlowContext(function.Graph, function.Owner, call, types), context.CancellationToken);
        if (flow is not null)
        {
            Report(flow, context.ReportDiagnostic);
        }
    }
}
