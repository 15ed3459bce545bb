using Instrumentation.Analyzers.Flow;
using Instrumentation.Analyzers.Flow.Paths;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Builder;

/// <summary>SPAN105: on some path a builder is given to <c>AddSpan</c> or <c>AddChild</c> more than once.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReportedTwiceAnalyzer() : BuilderAnalyzer(Rule)
{
    internal static readonly DiagnosticDescriptor Rule = new(
        RuleIdentifiers.ReportedTwice,
        "Span is added twice",
        "The span is added twice{0}{1}: make a new one with Span.Builder",
        RuleIdentifiers.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A builder stands for one span. The second time it is refused with a warning in the log; a child counts as reported with its parent.",
        helpLinkUri: RuleIdentifiers.HelpLink(RuleIdentifiers.ReportedTwice));

    private protected override void Report(FlowResult flow, Action<Diagnostic> report)
    {
        foreach (var (first, second, turns) in new Repetition(flow).Find(IsSecond, FirstOf))
        {
            report(Diagnostic.Create(
                Rule,
                second.Operation.Syntax.GetLocation(),
                turns.Prepend(first).Select(step => step.Operation.Syntax.GetLocation()),
                first.Operation.Syntax == second.Operation.Syntax ? " when the loop runs again" : "",
                PathText.Describe(turns)));
        }
    }

    private static bool IsSecond(BuilderEvent found) =>
        IsHandover(found.Kind) && found.Before is { IsEscaped: false } and ({ IsReported: true } or { IsChild: true });

    private static PathStep FirstOf(PathStep path) =>
        path.Previous!.Backwards().First(step => step.Kind == PathStepKind.Event && IsHandover(step.Event));

    private static bool IsHandover(BuilderEventKind kind) => kind is BuilderEventKind.Reported or BuilderEventKind.BecameChild;
}
