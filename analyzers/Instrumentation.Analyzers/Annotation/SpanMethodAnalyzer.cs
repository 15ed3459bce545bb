using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Annotation;

/// <summary>Base of the rules that look at what a <c>[Span]</c> method reports, one method at a time.</summary>
public abstract class SpanMethodAnalyzer : SpanAnalyzer
{
    private protected SpanMethodAnalyzer(DiagnosticDescriptor rule)
        : base(rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, RuntimeTypes types) => context.RegisterSymbolAction(
        symbol =>
        {
            foreach (var verdict in Verdicts.In((INamedTypeSymbol)symbol.Symbol, types, symbol.Compilation, symbol.CancellationToken))
            {
                foreach (var (place, message) in Findings(verdict))
                {
                    symbol.ReportDiagnostic(Diagnostic.Create(SupportedDiagnostics[0], place, message));
                }
            }
        },
        SymbolKind.NamedType);

    private protected abstract IEnumerable<(Location Place, string Message)> Findings(SpanVerdict verdict);
}
