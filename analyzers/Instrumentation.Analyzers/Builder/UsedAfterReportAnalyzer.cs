using Instrumentation.Analyzers.Flow;
using Instrumentation.Analyzers.Flow.Paths;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Builder;

/// <summary>SPAN104: on some path a builder is changed after it was given to <c>AddSpan</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UsedAfterReportAnalyzer : BuilderAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = new(
        RuleIdentifiers.UsedAfterReport,
        "Span is changed after it was added",
        "{0} comes too late: the span was already added{1}",
        RuleIdentifiers.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A span is final once it is added. What is set afterwards is refused with a warning in the log.",
        helpLinkUri: RuleIdentifiers.HelpLink(RuleIdentifiers.UsedAfterReport));

    /// <summary>Makes the analyzer.</summary>
    public UsedAfterReportAnalyzer()
        : base(Rule)
    {
    }

    private protected override void Report(FlowResult flow, Action<Diagnostic> report)
    {
        var repetition = new Repetition(flow);
        foreach (var uses in flow.Events.Where(IsLate).GroupBy(found => found.Path!.Operation.Syntax))
        {
            var use = uses.FirstOrDefault(found => IsFirst(found.Path!) && repetition.IsProved(found.Path!, ReportBefore(found.Path!), found.Path!));
            if (use is { Path: { } path })
            {
                var added = ReportBefore(path);
                var turns = repetition.Turns(path, added);
                report(Diagnostic.Create(
                    Rule,
                    uses.Key.GetLocation(),
                    turns.Prepend(added).Select(step => step.Operation.Syntax.GetLocation()),
                    ((IInvocationOperation)path.Operation).TargetMethod.Name,
                    PathText.Describe(turns)));
            }
        }
    }

    private static bool IsLate(BuilderEvent found) => found
        is { Kind: BuilderEventKind.StartSet or BuilderEventKind.EndSet or BuilderEventKind.Changed, Before: { IsReported: true, IsEscaped: false } };

    private static PathStep ReportBefore(PathStep path) => path.Last(BuilderEventKind.Reported)!;

    /// <summary>One report is enough for a chain of late calls. What only reads does not count.</summary>
    private static bool IsFirst(PathStep path) => path.Previous!.Backwards()
        .First(step => step.Kind == PathStepKind.Event && step.Event is not (BuilderEventKind.Read or BuilderEventKind.Built))
        .Event == BuilderEventKind.Reported;
}
