using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Flow;

/// <summary>Base of the rules that follow a builder from <c>Span.Builder</c> along every path.</summary>
public abstract class BuilderAnalyzer : SpanAnalyzer
{
    private protected BuilderAnalyzer(DiagnosticDescriptor rule)
        : base(rule)
    {
    }

    // A whole member at a time: what is wrong with a builder is reported elsewhere than where the builder is made.
    private protected sealed override void Register(CompilationStartAnalysisContext context, RuntimeTypes types)
    {
        var flows = BuilderFlows.Of(context.Compilation, context.Options, types);
        context.RegisterOperationBlockAction(blocks =>
        {
            foreach (var block in blocks.OperationBlocks)
            {
                foreach (var flow in flows.In(block, blocks))
                {
                    Report(flow, blocks.ReportDiagnostic);
                }
            }
        });
    }

    /// <summary>Reports what is wrong with one builder.</summary>
    private protected abstract void Report(FlowResult flow, Action<Diagnostic> report);
}
