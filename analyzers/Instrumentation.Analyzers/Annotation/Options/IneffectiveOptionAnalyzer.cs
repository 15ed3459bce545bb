using System.Collections.Concurrent;
using Instrumentation.Analyzers.Flow.Methods;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Annotation.Options;

/// <summary>SPAN011: an option is written out, in an attribute or in <c>.editorconfig</c>, and changes nothing. A default that is stated and holds says what is so, and is left alone.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IneffectiveOptionAnalyzer() : AttributeAnalyzer(Rule)
{
    internal static readonly DiagnosticDescriptor Rule = new(
        RuleIdentifiers.IneffectiveOption,
        "An option has no effect",
        "{0}",
        RuleIdentifiers.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RuleIdentifiers.HelpLink(RuleIdentifiers.IneffectiveOption));

    private protected override void Register(CompilationStartAnalysisContext context, RuntimeTypes types)
    {
        base.Register(context, types);

        // An option holds for many files and stands in none of them: it is reported once, without a place.
        var reported = new ConcurrentDictionary<string, bool>();
        context.RegisterSyntaxTreeAction(file =>
        {
            var options = file.Options.AnalyzerConfigOptionsProvider.GetOptions(file.Tree);
            foreach (var problem in ListedMethods.Of(options).Problems.Concat(ListedMethods.UnknownKeys(options)).Where(problem => reported.TryAdd(problem, true)))
            {
                file.ReportDiagnostic(Diagnostic.Create(Rule, Location.None, problem));
            }
        });
    }

    private protected override IEnumerable<Diagnostic> Findings(
        AttributeSyntax attribute, INamedTypeSymbol type, SemanticModel model, RuntimeTypes types, CancellationToken cancellationToken)
    {
        if (attribute.ArgumentList is not { Arguments.Count: > 0 }
            || attribute.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } declaration
            || model.GetDeclaredSymbol(declaration, cancellationToken) is not { } method
            || Verdicts.Of(method, types, model.Compilation, cancellationToken) is not { } verdict)
        {
            return [];
        }

        var findings = KnownTypes.Same(type, types.SpanAttribute)
            ? new OptionCheck(attribute, verdict, model, cancellationToken).Findings()
            : OptionCheck.EmptyMember(attribute, model, cancellationToken);
        return findings.Select(finding => Diagnostic.Create(Rule, finding.Place.GetLocation(), finding.Message));
    }
}
