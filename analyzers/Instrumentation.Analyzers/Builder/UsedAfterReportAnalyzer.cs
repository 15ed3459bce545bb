using Instrumentation.Analyzers.Flow;
using Instrumentation.Analyzers.Flow.Paths;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Builder;

/// <summary>SPAN104: on some path a builder is changed after it was given to <c>AddSpan</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UsedAfterReportAnalyzer() : BuilderAnalyzer(Rule)
{
    internal static readonly DiagnosticDescriptor Rule = new(
        RuleIdentifiers.UsedAfterReport,
        "Span is changed after it was added",
        "{0} comes too late, because the span was already added{1}: call it before",
        RuleIdentifiers.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A span is final once it is added. What is set afterwards is refused with a warning in the log.",
        helpLinkUri: RuleIdentifiers.HelpLink(RuleIdentifiers.UsedAfterReport));

    private protected override void Report(FlowResult flow, Action<Diagnostic> report)
    {
        foreach (var (added, use, turns) in new Repetition(flow).Find(IsLate, ReportBefore))
        {
            report(Diagnostic.Create(
                Rule,
                use.Operation.Syntax.GetLocation(),
                turns.Prepend(added).Select(step => step.Operation.Syntax.GetLocation()),
                ((IInvocationOperation)use.Operation).TargetMethod.Name,
                PathText.Describe(turns)));
        }
    }

    private static bool IsLate(BuilderEvent found) => found
        is { Kind: BuilderEventKind.StartSet or BuilderEventKind.EndSet or BuilderEventKind.Changed, Before: { IsReported: true, IsEscaped: false } }
        && IsFirst(found.Path!);

    private static PathStep ReportBefore(PathStep path) => path.Last(BuilderEventKind.Reported)!;

    /// <summary>One report is enough for a chain of late calls. What only reads does not count.</summary>
    private static bool IsFirst(PathStep path) => path.Previous!.Backwards()
        .First(step => step.Kind == PathStepKind.Event && step.Event is not (BuilderEventKind.Read or BuilderEventKind.Built))
        .Event == BuilderEventKind.Reported;
}
