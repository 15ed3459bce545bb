using System.Collections.Immutable;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Annotation;

/// <summary>Base of the rules on <c>[Span]</c>: reports what the verdict that the generator goes by says. Decides nothing itself.</summary>
public abstract class AnnotationAnalyzer : SpanAnalyzer
{
    /// <summary>The property of a diagnostic that says what is right in its place.</summary>
    internal const string Replacement = nameof(SpanProblem.Replacement);

    private protected AnnotationAnalyzer(DiagnosticDescriptor rule)
        : base(rule)
    {
    }

    private DiagnosticDescriptor Rule => SupportedDiagnostics[0];

    // A whole type at a time: a problem may stand at another member than the one with the attribute.
    private protected override void Register(CompilationStartAnalysisContext context, RuntimeTypes types) =>
        context.RegisterSymbolAction(symbol => Analyze(symbol, types), SymbolKind.NamedType);

    /// <summary>The methods whose verdicts may have problems that are reported at <paramref name="type"/> or its members.</summary>
    private protected virtual IEnumerable<SpanVerdict> VerdictsAt(INamedTypeSymbol type, Func<INamedTypeSymbol, IEnumerable<SpanVerdict>> verdictsIn) =>
        verdictsIn(type);

    /// <summary>The problem is reported at <paramref name="type"/> or its members.</summary>
    private protected virtual bool IsAt(INamedTypeSymbol type, SpanProblem problem) => true;

    private void Analyze(SymbolAnalysisContext context, RuntimeTypes types)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var verdicts = VerdictsAt(type, each => Verdicts.In(each, types, context.Compilation, context.CancellationToken));
        HashSet<Location>? reported = null;
        foreach (var verdict in verdicts)
        {
            foreach (var problem in verdict.Problems.Where(problem => problem.RuleId == Rule.Id && IsAt(type, problem)))
            {
                if ((reported ??= []).Add(problem.Location))
                {
                    var properties = ImmutableDictionary<string, string?>.Empty.Add(Replacement, problem.Replacement);
                    context.ReportDiagnostic(Diagnostic.Create(Rule, problem.Location, [verdict.Method.LocationOf()], properties, problem.Message));
                }
            }
        }
    }
}
