using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Annotation.Options;

/// <summary>SPAN011: an option is written out and changes nothing. A default that is stated and holds says what is so, and is left alone.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IneffectiveOptionAnalyzer : SpanAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = new(
        RuleIdentifiers.IneffectiveOption,
        "An option has no effect",
        "{0}",
        RuleIdentifiers.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RuleIdentifiers.HelpLink(RuleIdentifiers.IneffectiveOption));

    /// <summary>Makes the analyzer.</summary>
    public IneffectiveOptionAnalyzer()
        : base(Rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, RuntimeTypes types) =>
        context.RegisterSyntaxNodeAction(node => Analyze(node, types), SyntaxKind.Attribute);

    private static void Analyze(SyntaxNodeAnalysisContext context, RuntimeTypes types)
    {
        var attribute = (AttributeSyntax)context.Node;
        if (attribute.ArgumentList is not { Arguments.Count: > 0 }
            || context.SemanticModel.GetSymbolInfo(attribute, context.CancellationToken).Symbol?.ContainingType is not { } type
            || attribute.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } declaration
            || context.SemanticModel.GetDeclaredSymbol(declaration, context.CancellationToken) is not { } method
            || Verdicts.Of(method, types, context.Compilation, context.CancellationToken) is not { } verdict)
        {
            return;
        }

        var findings = KnownTypes.Same(type, types.SpanAttribute) ? new OptionCheck(attribute, verdict, context.SemanticModel, context.CancellationToken).Findings()
            : KnownTypes.Same(type, types.SpanTagAttribute) ? OptionCheck.EmptyMember(attribute, context.SemanticModel, context.CancellationToken)
            : [];
        foreach (var (place, message) in findings)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, place.GetLocation(), message));
        }
    }
}
