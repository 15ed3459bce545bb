using Instrumentation.Analyzers.Flow;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Builder;

/// <summary>SPAN101: on some path a builder gets a start, but no end before it is reported or, as a child, out of reach.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SpanWithoutEndAnalyzer() : BuilderAnalyzer(Rule)
{
    internal static readonly DiagnosticDescriptor Rule = new(
        RuleIdentifiers.SpanWithoutEnd,
        "Span has a start but no end",
        "The span has a start but no end when it is added{0}: call {1} on every path",
        RuleIdentifiers.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A span whose start is set and whose end is not is reported with a duration of zero.",
        helpLinkUri: RuleIdentifiers.HelpLink(RuleIdentifiers.SpanWithoutEnd));

    private static readonly MissingTime Search =
        new(Rule, BuilderEventKind.StartSet, BuilderEventKind.EndSet, state => state.HasEnd, handover => handover.LacksEnd);

    private protected override void Report(FlowResult flow, Action<Diagnostic> report)
    {
        foreach (var (handover, proof) in Search.Find(flow))
        {
            var start = Search.GivenIn(handover);
            var turns = PathText.Turns(handover.Path, start, proof.IsOmission);
            report(Search.CreateDiagnostic(flow, handover.Syntax, turns, turns.Prepend(start)));
        }
    }
}
