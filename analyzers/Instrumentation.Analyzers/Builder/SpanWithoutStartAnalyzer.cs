using System.Collections.Immutable;
using Instrumentation.Analyzers.Flow;
using Instrumentation.Analyzers.Flow.Paths;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Builder;

/// <summary>SPAN102: on some path a builder gets an end, but no start before it is reported or, as a child, out of reach.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SpanWithoutStartAnalyzer : BuilderAnalyzer
{
    /// <summary>Name of the diagnostic's property that holds the method with which the end is set.</summary>
    internal const string EndMethod = nameof(EndMethod);

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
        new(BuilderEventKind.EndSet, BuilderEventKind.StartSet, state => state.HasStart, handover => handover.LacksStart);

    /// <summary>Makes the analyzer.</summary>
    public SpanWithoutStartAnalyzer()
        : base(Rule)
    {
    }

    /// <summary>The method that sets the start in the unit in which <paramref name="endMethod"/> sets the end.</summary>
    internal static string StartMethod(string endMethod) =>
        endMethod == MethodNames.SetEndTime ? MethodNames.SetStartTime : MethodNames.SetStartTsMillis;

    private protected override void Report(FlowResult flow, Action<Diagnostic> report)
    {
        // The start is set where the builder is made, which mends all places at once.
        foreach (var (handover, proof) in Search.Find(flow).Take(1))
        {
            report(CreateDiagnostic(flow, proof, handover));
        }
    }

    private static Diagnostic CreateDiagnostic(FlowResult flow, PathProof proof, Handover handover)
    {
        var end = handover.Path.Last(BuilderEventKind.EndSet)!;
        var endMethod = ((IInvocationOperation)end.Operation).TargetMethod.Name;
        var turns = PathText.Turns(handover.Path, since: null, proof.IsOmission);
        var locations = turns.Prepend(end).Append(handover.Report).Select(step => step.Operation.Syntax.GetLocation());
        return Diagnostic.Create(
            Rule,
            flow.Context.Creation.Syntax.GetLocation(),
            locations,
            ImmutableDictionary<string, string?>.Empty.Add(EndMethod, endMethod),
            PathText.Describe(turns),
            StartMethod(endMethod));
    }
}
