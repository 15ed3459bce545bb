using System.Collections.Concurrent;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Annotation.Policy;

/// <summary>SPAN016: a method that <c>[assembly: RequireSpan]</c> asks a span of has none.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SpanRequiredAnalyzer() : SpanAnalyzer(Rule)
{
    internal static readonly DiagnosticDescriptor Rule = new(
        RuleIdentifiers.SpanRequired,
        "A method that has to report a span does not",
        "{0}",
        RuleIdentifiers.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RuleIdentifiers.HelpLink(RuleIdentifiers.SpanRequired));

    private protected override void Register(CompilationStartAnalysisContext context, RuntimeTypes types)
    {
        var policies = SpanPolicy.In(context.Compilation);
        if (policies.IsEmpty)
        {
            return;
        }

        // A method of an abstract class is asked for by each class that derives from it.
        var asked = new ConcurrentDictionary<IMethodSymbol, bool>(SymbolEqualityComparer.Default);
        context.RegisterSymbolAction(
            symbol =>
            {
                var type = (INamedTypeSymbol)symbol.Symbol;
                foreach (var policy in policies)
                {
                    foreach (var (method, work) in policy.WorkIn(type))
                    {
                        if (!HasSpan(method, work, types, symbol) && asked.TryAdd(method, true))
                        {
                            Report(symbol, method, policy);
                        }
                    }
                }
            },
            SymbolKind.NamedType);
    }

    private static bool HasSpan(IMethodSymbol method, IMethodSymbol work, RuntimeTypes types, SymbolAnalysisContext context) =>
        Verdicts.In(method.ContainingType, types, context.Compilation, context.CancellationToken)
            .Any(verdict => KnownTypes.Same(verdict.Method, method) || KnownTypes.Same(verdict.Member?.Symbol.OriginalDefinition, work.OriginalDefinition));

    private static void Report(SymbolAnalysisContext context, IMethodSymbol method, SpanPolicy policy)
    {
        var exception = SpanPolicy.ExceptionFor(method, context.Compilation);
        if (exception is { ConstructorArguments: [{ Value: string reason }] } && !string.IsNullOrWhiteSpace(reason))
        {
            return;
        }

        var name = $"'{method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)}'";
        context.ReportDiagnostic(Diagnostic.Create(
            Rule,
            method.LocationOf(),
            exception is null
                ? $"{name} has no [Span], which [assembly: RequireSpan(typeof({policy.Name}))] asks for: add it, or [NoSpan(\"…\")] with a reason."
                : $"The [NoSpan] of {name} says no reason, so that [assembly: RequireSpan(typeof({policy.Name}))] asks for a [Span]: write the reason, or add [Span]."));
    }
}
