using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Annotation;

/// <summary>SPAN006: a <c>[Span]</c> method could report to more than one group.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SeveralMetricGroupsAnalyzer() : AnnotationAnalyzer(Rule)
{
    internal static readonly DiagnosticDescriptor Rule = new(
        RuleIdentifiers.SeveralMetricGroups,
        "A [Span] method must reach one MetricGroup only",
        "{0}",
        RuleIdentifiers.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RuleIdentifiers.HelpLink(RuleIdentifiers.SeveralMetricGroups));
}
