using Instrumentation.Analyzers.Flow;
using Instrumentation.Analyzers.Flow.Paths;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Instrumentation.Analyzers.Builder;

/// <summary>SPAN111: a builder that is reported whenever the function ends without an exception is not reported when it ends with one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SpanLostByExceptionAnalyzer() : BuilderAnalyzer(Rule)
{
    internal static readonly DiagnosticDescriptor Rule = new(
        RuleIdentifiers.SpanLostByException,
        "Span is lost when an exception is thrown",
        "The span is not added{0}: add it in a finally block",
        RuleIdentifiers.Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "The work between the start of a span and AddSpan can throw. Spans of failed work are the ones that are looked for later.",
        helpLinkUri: RuleIdentifiers.HelpLink(RuleIdentifiers.SpanLostByException));

    private protected override void Report(FlowResult flow, Action<Diagnostic> report)
    {
        var reports = flow.Of(BuilderEventKind.Reported).ToList();
        if (reports.Count == 0 || reports.Any(found => IsInHandler(flow, found)) || !IsHeldByLocal(flow.Context.Creation) || flow.Events.Any(IsOutOfScope))
        {
            return;
        }

        foreach (var loss in flow.Events.Where(IsLoss))
        {
            var thrown = ThrowsIn(loss).First();
            if (!new Handlers(flow, thrown.Block).MayReach(reports.Select(found => found.Path!.Block))
                && reports.FirstOrDefault(found => IsAfter(found.Path!, thrown)) is { } lost)
            {
                report(Diagnostic.Create(
                    Rule,
                    lost.Path!.Operation.Syntax.GetLocation(),
                    [flow.Context.Creation.Syntax.GetLocation(), thrown.Operation.Syntax.GetLocation()],
                    PathText.Describe([thrown])));
                return;
            }
        }
    }

    /// <summary>Who reports in a finally or a catch has thought of exceptions; what stands before the try is set up so that it does not fail.</summary>
    private static bool IsInHandler(FlowResult flow, BuilderEvent report)
    {
        var region = flow.Graph.Blocks[report.Path!.Block].EnclosingRegion;
        while (region is not (null or { Kind: ControlFlowRegionKind.Finally or ControlFlowRegionKind.Catch }))
        {
            region = region.EnclosingRegion;
        }

        return region is not null;
    }

    /// <summary>A builder that waits in a variable of an outer scope, for a later round of a loop, is reported under a condition anyway.</summary>
    private static bool IsHeldByLocal(IOperation creation) =>
        creation.Syntax.FirstAncestorOrSelf<StatementSyntax>()
            is LocalDeclarationStatementSyntax { Declaration.Variables: [{ Initializer.Value: InvocationExpressionSyntax }] };

    /// <summary>Others may report it, or it is reported under a condition.</summary>
    private static bool IsOutOfScope(BuilderEvent found) => found.Kind is BuilderEventKind.Escaped or BuilderEventKind.BecameChild or BuilderEventKind.Built
        || (IsLost(found) && found.Kind is BuilderEventKind.Left or BuilderEventKind.Created && !ThrowsIn(found).Any());

    private static bool IsLoss(BuilderEvent found) => IsLost(found) && found.Before.HasStart
        && found.Kind is BuilderEventKind.LeftByException or BuilderEventKind.Left or BuilderEventKind.Created && ThrowsIn(found).Any();

    private static bool IsLost(BuilderEvent found) => found.Before is { Exists: true, IsReported: false };

    private static bool IsAfter(PathStep reported, PathStep thrown) =>
        reported.Operation.Syntax.SpanStart > thrown.Operation.Syntax.SpanStart || reported.Block == thrown.Block;

    /// <summary>What was thrown since the builder was made.</summary>
    private static IEnumerable<PathStep> ThrowsIn(BuilderEvent found)
    {
        var newest = found.Kind == BuilderEventKind.Created ? found.Path?.Previous : found.Path;
        return newest is null
            ? []
            : newest.Backwards()
                .TakeWhile(step => step is not { Kind: PathStepKind.Event, Event: BuilderEventKind.Created })
                .Where(step => step.Kind == PathStepKind.Throw);
    }
}
