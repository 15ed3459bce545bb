using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Annotation.Names;

/// <summary>SPAN013: two methods report spans of the same name in the same scope, and nobody can tell them apart.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DuplicateSpanNameAnalyzer() : SpanAnalyzer(Rule)
{
    internal static readonly DiagnosticDescriptor Rule = new(
        RuleIdentifiers.DuplicateSpanName,
        "Two spans of one scope have the same name",
        "{0}",
        RuleIdentifiers.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RuleIdentifiers.HelpLink(RuleIdentifiers.DuplicateSpanName));

    private protected override void Register(CompilationStartAnalysisContext context, RuntimeTypes types)
    {
        var elsewhere = new Lazy<ILookup<INamedTypeSymbol, SpanVerdict>>(
            () => WithScope(context.Compilation, types, context.CancellationToken), LazyThreadSafetyMode.PublicationOnly);
        context.RegisterSymbolAction(
            symbol =>
            {
                var type = (INamedTypeSymbol)symbol.Symbol;
                var own = Verdicts.In(type, types, symbol.Compilation, symbol.CancellationToken);
                foreach (var scope in own.GroupBy(ScopeOf, SymbolEqualityComparer.Default))
                {
                    Report(symbol, own, SpansOf((INamedTypeSymbol)scope.Key!, scope).ToList());
                }

                // Who writes a scope out reports in the type that has it, and in all others that write the same.
                IEnumerable<SpanVerdict> SpansOf(INamedTypeSymbol scope, IEnumerable<SpanVerdict> known) =>
                    SymbolEqualityComparer.Default.Equals(scope, type.OriginalDefinition) && !elsewhere.Value.Contains(scope)
                        ? known
                        : known.Concat(Verdicts.In(scope, types, symbol.Compilation, symbol.CancellationToken)).Concat(elsewhere.Value[scope])
                            .Where(verdict => SymbolEqualityComparer.Default.Equals(ScopeOf(verdict), scope));
            },
            SymbolKind.NamedType);
    }

    private static void Report(SymbolAnalysisContext context, IReadOnlyList<SpanVerdict> own, List<SpanVerdict> all)
    {
        if (all.Count < 2)
        {
            return;
        }

        foreach (var spans in all.Distinct().GroupBy(verdict => verdict.Options.Name).Where(spans => !string.IsNullOrWhiteSpace(spans.Key)))
        {
            var inOrder = spans.OrderBy(span => span.Method.LocationOf().SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(span => span.Method.LocationOf().SourceSpan.Start).ToList();
            foreach (var span in inOrder.Skip(1).Where(span => own.Contains(span)))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Rule,
                    span.Attribute.LocationIn(span.Method),
                    [inOrder[0].Method.LocationOf()],
                    $"The span of '{span.Method.Name}' is called \"{span.Options.Name}\" as that of '{inOrder[0].Method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)}' is, in the scope '{ScopeOf(span).Name}': give it a name of its own."));
            }
        }
    }

    private static INamedTypeSymbol ScopeOf(SpanVerdict verdict) => (verdict.Options.Scope ?? verdict.Method.ContainingType).OriginalDefinition;

    /// <summary>The methods of the project whose <c>[Span]</c> writes a scope out, by the scope. Most projects have none, which is seen before all types are looked at.</summary>
    private static ILookup<INamedTypeSymbol, SpanVerdict> WithScope(Compilation compilation, RuntimeTypes types, CancellationToken cancellationToken)
    {
        var marks = SpanMarks.In(compilation);
        return (compilation.SyntaxTrees.SelectMany(marks.In).Any(WritesScope) ? TypesIn(compilation.Assembly.GlobalNamespace) : [])
            .SelectMany(type => Verdicts.In(type, types, compilation, cancellationToken))
            .Where(verdict => verdict.Options.Scope is not null)
            .ToLookup(ScopeOf, (IEqualityComparer<INamedTypeSymbol>)SymbolEqualityComparer.Default);
    }

    private static bool WritesScope(AttributeSyntax attribute) =>
        attribute.ArgumentList?.Arguments.Any(argument => argument.NameEquals?.Name.Identifier.ValueText == nameof(SpanOptions.Scope)) == true;

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container) => container.GetMembers().OfType<INamespaceOrTypeSymbol>()
        .SelectMany(member => member is INamedTypeSymbol type ? TypesIn(type).Prepend(type) : TypesIn(member));
}
