using Instrumentation.Analyzers.Flow;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Builder;

/// <summary>SPAN102: on some path a builder gets an end, but no start before it is reported or, as a child, out of reach.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SpanWithoutStartAnalyzer() : BuilderAnalyzer(Rule)
{
    internal static readonly DiagnosticDescriptor Rule = new(
        RuleIdentifiers.SpanWithoutStart,
        "Span has an end but no start",
        "The span has an end but no start when it is added{0}: call {1} where the work begins",
        RuleIdentifiers.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A span without a start starts when it is added, which is after its end: its duration is lost.",
        helpLinkUri: RuleIdentifiers.HelpLink(RuleIdentifiers.SpanWithoutStart));

    private static readonly MissingTime Search =
        new(Rule, BuilderEventKind.EndSet, BuilderEventKind.StartSet, state => state.HasStart, handover => handover.LacksStart);

    private protected override void Report(FlowResult flow, Action<Diagnostic> report)
    {
        // The start is set where the builder is made, which mends all places at once.
        foreach (var (handover, proof) in Search.Find(flow).Take(1))
        {
            var turns = PathText.Turns(handover.Path, since: null, proof.IsOmission);
            report(Search.CreateDiagnostic(flow, flow.Context.Creation.Syntax, turns, [Search.GivenIn(handover), .. turns, handover.Report]));
        }
    }
}
