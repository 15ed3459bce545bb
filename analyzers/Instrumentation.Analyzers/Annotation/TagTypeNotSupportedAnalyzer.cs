using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Annotation;

/// <summary>SPAN009: a <c>[SpanTag]</c> marks a value that a span cannot carry.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TagTypeNotSupportedAnalyzer() : AnnotationAnalyzer(Rule)
{
    internal static readonly DiagnosticDescriptor Rule = new(
        RuleIdentifiers.TagTypeNotSupported,
        "The type of a [SpanTag] is not supported",
        "{0}",
        RuleIdentifiers.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RuleIdentifiers.HelpLink(RuleIdentifiers.TagTypeNotSupported));
}
