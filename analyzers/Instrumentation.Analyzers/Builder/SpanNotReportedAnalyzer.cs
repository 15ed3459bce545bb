using Instrumentation.Analyzers.Flow;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Builder;

/// <summary>SPAN103: nothing in the function could ever report the builder that it makes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SpanNotReportedAnalyzer() : BuilderAnalyzer(Rule)
{
    internal static readonly DiagnosticDescriptor Rule = new(
        RuleIdentifiers.SpanNotReported,
        "Span is never reported",
        "The span is never reported: give it to AddSpan of a MetricGroup or to AddChild of another span",
        RuleIdentifiers.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A builder alone reports nothing. It has to be given to a MetricGroup, or to a span that is.",
        helpLinkUri: RuleIdentifiers.HelpLink(RuleIdentifiers.SpanNotReported));

    private protected override void Report(FlowResult flow, Action<Diagnostic> report)
    {
        if (flow.Events.Any(IsEndOfBuilder) && !flow.Events.Any(IsUse))
        {
            report(Diagnostic.Create(Rule, flow.Context.Creation.Syntax.GetLocation()));
        }
    }

    private static bool IsEndOfBuilder(BuilderEvent found) =>
        found is { Kind: BuilderEventKind.Left or BuilderEventKind.Created, Before.Exists: true };

    /// <summary>To report under a condition is what builders are for, so one use on any path is enough.</summary>
    private static bool IsUse(BuilderEvent found) => found.Kind
        is BuilderEventKind.Reported or BuilderEventKind.BecameChild or BuilderEventKind.MadeCyclic
        or BuilderEventKind.Built or BuilderEventKind.Read or BuilderEventKind.Escaped;
}
