using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Annotation;

/// <summary>SPAN012: a <c>[SpanTag]</c> stands where nobody reads it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TagOutsideSpanAnalyzer() : AttributeAnalyzer(Rule)
{
    internal static readonly DiagnosticDescriptor Rule = new(
        RuleIdentifiers.TagOutsideSpan,
        "[SpanTag] stands outside a [Span] method",
        "{0}",
        RuleIdentifiers.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RuleIdentifiers.HelpLink(RuleIdentifiers.TagOutsideSpan));

    private protected override IEnumerable<Diagnostic> Findings(
        AttributeSyntax attribute, INamedTypeSymbol type, SemanticModel model, RuntimeTypes types, CancellationToken cancellationToken)
    {
        if (!KnownTypes.Same(type, types.SpanTagAttribute)
            || attribute.Parent is not AttributeListSyntax { Parent: { } marked }
            || model.GetDeclaredSymbol(marked, cancellationToken) is not { } symbol)
        {
            return [];
        }

        var owner = symbol is IParameterSymbol parameter ? parameter.ContainingSymbol : symbol;
        if (owner is not IMethodSymbol method)
        {
            return [Report(null)];
        }

        if (Verdicts.Of(method.PartialDefinitionPart ?? method, types, model.Compilation, cancellationToken) is not null)
        {
            return [];
        }

        var traced = method.ContainingType is { } container
            ? Verdicts.In(container, types, model.Compilation, cancellationToken).FirstOrDefault(verdict => KnownTypes.Same(verdict.Core?.Symbol, method))
            : null;
        return [Report(traced?.Method)];

        Diagnostic Report(IMethodSymbol? declaration)
        {
            var place = declaration is null ? null : PlaceIn(declaration, symbol);
            return Diagnostic.Create(
                Rule,
                attribute.GetLocation(),
                place is null ? [] : [place.LocationOf()],
                declaration is null
                    ? $"'{Name(owner)}' has no [Span], so its [SpanTag] captures nothing: remove it, or put [Span] on the method."
                    : $"'{declaration.Name}' has the [Span], so a [SpanTag] on its Core captures nothing: put it on '{declaration.Name}'.");
        }
    }

    /// <summary>Where the mark belongs: the parameter at the same place, or the method for its result; null for what only Core has.</summary>
    private static ISymbol? PlaceIn(IMethodSymbol declaration, ISymbol symbol) => symbol is IParameterSymbol { Ordinal: var ordinal }
        ? declaration.Parameters.ElementAtOrDefault(ordinal)
        : declaration;

    private static string Name(ISymbol owner) => owner switch
    {
        IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } => "A lambda",
        IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.DelegateInvoke } => owner.ContainingType.Name,
        IMethodSymbol { AssociatedSymbol: { } associated } => associated.Name,
        _ => owner.Name,
    };
}
