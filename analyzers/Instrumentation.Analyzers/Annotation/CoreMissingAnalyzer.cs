using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Annotation;

/// <summary>SPAN003: the method that holds the body of a <c>[Span]</c> method is missing, or its signature is another one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CoreMissingAnalyzer() : AnnotationAnalyzer(Rule)
{
    internal static readonly DiagnosticDescriptor Rule = new(
        RuleIdentifiers.CoreMissing,
        "A [Span] method needs a Core with its signature",
        "{0}",
        RuleIdentifiers.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RuleIdentifiers.HelpLink(RuleIdentifiers.CoreMissing));
}
