using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Annotation;

/// <summary>SPAN007: the name of a span or the key of an attribute is blank.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EmptyNameAnalyzer() : AnnotationAnalyzer(Rule)
{
    internal static readonly DiagnosticDescriptor Rule = new(
        RuleIdentifiers.EmptyName,
        "A span or an attribute has a blank name",
        "{0}",
        RuleIdentifiers.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RuleIdentifiers.HelpLink(RuleIdentifiers.EmptyName));
}
