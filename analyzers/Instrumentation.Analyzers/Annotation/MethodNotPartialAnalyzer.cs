using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Annotation;

/// <summary>SPAN001: a method has <c>[Span]</c> and is not partial, so that nothing is traced.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MethodNotPartialAnalyzer() : AnnotationAnalyzer(Rule)
{
    internal static readonly DiagnosticDescriptor Rule = new(
        RuleIdentifiers.MethodNotPartial,
        "A [Span] method must be partial",
        "{0}",
        RuleIdentifiers.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RuleIdentifiers.HelpLink(RuleIdentifiers.MethodNotPartial));
}
