using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Annotation;

/// <summary>SPAN005: a <c>[Span]</c> method has nothing to report to.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NoMetricGroupAnalyzer() : AnnotationAnalyzer(Rule)
{
    internal static readonly DiagnosticDescriptor Rule = new(
        RuleIdentifiers.NoMetricGroup,
        "A [Span] method must reach a MetricGroup",
        "{0}",
        RuleIdentifiers.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RuleIdentifiers.HelpLink(RuleIdentifiers.NoMetricGroup));
}
