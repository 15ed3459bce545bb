using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Annotation;

/// <summary>SPAN002: a type around a <c>[Span]</c> method is not partial, so that nothing can be added to it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TypeNotPartialAnalyzer() : AnnotationAnalyzer(Rule)
{
    internal static readonly DiagnosticDescriptor Rule = new(
        RuleIdentifiers.TypeNotPartial,
        "The type of a [Span] method must be partial",
        "{0}",
        RuleIdentifiers.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RuleIdentifiers.HelpLink(RuleIdentifiers.TypeNotPartial));

    // A type is reported once, at itself, however many of the methods in it and in the types within it need it to be partial.
    private protected override IEnumerable<SpanVerdict> VerdictsAt(INamedTypeSymbol type, Func<INamedTypeSymbol, IEnumerable<SpanVerdict>> verdictsIn) =>
        verdictsIn(type).Concat(type.GetTypeMembers().SelectMany(nested => VerdictsAt(nested, verdictsIn)));

    private protected override bool IsAt(INamedTypeSymbol type, SpanProblem problem) => problem.Location.Equals(type.LocationOf());
}
