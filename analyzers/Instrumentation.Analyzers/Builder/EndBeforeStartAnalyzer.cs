using Instrumentation.Analyzers.Builder.Times;
using Instrumentation.Analyzers.Flow;
using Instrumentation.Analyzers.Flow.Paths;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Builder;

/// <summary>SPAN107: on some path a builder is given away with an end that lies before its start.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EndBeforeStartAnalyzer() : BuilderAnalyzer(Rule)
{
    internal static readonly DiagnosticDescriptor Rule = new(
        RuleIdentifiers.EndBeforeStart,
        "Span ends before it starts",
        "The end '{0}' lies before the start '{1}'{2}: are they swapped?",
        RuleIdentifiers.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A span that ends before it starts has no duration: back ends refuse it or show nonsense.",
        helpLinkUri: RuleIdentifiers.HelpLink(RuleIdentifiers.EndBeforeStart));

    private protected override void Report(FlowResult flow, Action<Diagnostic> report)
    {
        var reader = new MomentReader(flow.Context.Usage);
        var settings = flow.Of(BuilderEventKind.StartSet).Concat(flow.Of(BuilderEventKind.EndSet)).Select(found => found.Path!).ToList();
        var reported = new HashSet<SyntaxNode>();
        foreach (var handover in flow.Events.Select(Handover.From).OfType<Handover>().Where(handover => handover.State is { HasStart: true, HasEnd: true }))
        {
            var (start, end) = (handover.Path.Last(BuilderEventKind.StartSet)!, handover.Path.Last(BuilderEventKind.EndSet)!);
            if (!IsTimeKnown(start, flow) || !IsTimeKnown(end, flow) || !IsBefore(reader, end, start, handover.Path))
            {
                continue;
            }

            var proof = new PathProof(flow, settings.Where(step => step.Operation != start.Operation && step.Operation != end.Operation).Select(step => step.Block));
            int[] required = [start.Block, end.Block, handover.Report.Block];
            if (proof.Holds(handover.Path, required)
                && proof.IsPossible(handover.Path, required)
                && reported.Add(Time(end).Syntax))
            {
                report(CreateDiagnostic(proof, handover, start, end));
            }
        }
    }

    private static Diagnostic CreateDiagnostic(PathProof proof, Handover handover, PathStep start, PathStep end)
    {
        var leading = proof.LeadingTo(handover.Path, [start.Block, end.Block]);
        var turns = PathText.Turns(handover.Path, since: null, step => leading.Contains(step) || proof.IsOmission(step));
        return Diagnostic.Create(
            Rule,
            Time(end).Syntax.GetLocation(),
            turns.Select(step => step.Operation.Syntax).Prepend(Time(start).Syntax).Append(handover.Syntax).Select(syntax => syntax.GetLocation()),
            PathText.Shorten(Time(end).Syntax),
            PathText.Shorten(Time(start).Syntax),
            PathText.Describe(turns));
    }

    /// <summary>When a listed method starts or ends a span only its author knows.</summary>
    private static bool IsTimeKnown(PathStep setting, FlowResult flow) => flow.Context.Methods.IsOwn(((IInvocationOperation)setting.Operation).TargetMethod);

    private static bool IsBefore(MomentReader reader, PathStep end, PathStep start, PathStep path)
    {
        if (reader.Read(Time(end)) is not { } endTime || reader.Read(Time(start)) is not { } startTime || endTime.Anchor != startTime.Anchor)
        {
            return false;
        }

        if (endTime.Reading == startTime.Reading)
        {
            return endTime.OffsetMillis < startTime.OffsetMillis;
        }

        // Clocks run forwards: the earlier reading is the smaller one.
        return endTime.Reading is { } endRead && startTime.Reading is { } startRead
            && endTime.OffsetMillis <= 0 && startTime.OffsetMillis >= 0
            && IsReadBefore(endRead, end, startRead, start, path);
    }

    private static bool IsReadBefore(SyntaxNode endRead, PathStep end, SyntaxNode startRead, PathStep start, PathStep path)
    {
        if (IsWithin(endRead, end) && IsWithin(startRead, start))
        {
            return path.Backwards().First(step => step == end || step == start) == start;
        }

        // A variable that is set once is set before it is used, so that the order in the text is that of the execution, if no loop stands around one of the two.
        return endRead.SpanStart < startRead.SpanStart && LoopAround(endRead) == LoopAround(startRead);
    }

    private static bool IsWithin(SyntaxNode reading, PathStep setting) => Time(setting).Syntax.Span.Contains(reading.Span);

    private static SyntaxNode? LoopAround(SyntaxNode node) => node.Ancestors().FirstOrDefault(ancestor =>
        ancestor is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax);

    private static IOperation Time(PathStep setting) => ((IInvocationOperation)setting.Operation).Arguments[0].Value;
}
