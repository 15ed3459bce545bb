using System.Collections.Immutable;
using Instrumentation.Analyzers.Flow;
using Instrumentation.Analyzers.Flow.Paths;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Builder;

/// <summary>SPAN101: on some path a builder gets a start, but no end before it is reported or, as a child, out of reach.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SpanWithoutEndAnalyzer : BuilderAnalyzer
{
    /// <summary>Name of the diagnostic's property that holds the method with which the start is set.</summary>
    internal const string StartMethod = nameof(StartMethod);

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
        new(BuilderEventKind.StartSet, BuilderEventKind.EndSet, state => state.HasEnd, handover => handover.LacksEnd);

    /// <summary>Makes the analyzer.</summary>
    public SpanWithoutEndAnalyzer()
        : base(Rule)
    {
    }

    /// <summary>The method that sets the end in the unit in which <paramref name="startMethod"/> sets the start.</summary>
    internal static string EndMethod(string startMethod) =>
        startMethod == MethodNames.SetStartTime ? MethodNames.SetEndTime : MethodNames.SetEndTsMillis;

    private protected override void Report(FlowResult flow, Action<Diagnostic> report)
    {
        foreach (var (handover, proof) in Search.Find(flow))
        {
            report(CreateDiagnostic(proof, handover));
        }
    }

    private static Diagnostic CreateDiagnostic(PathProof proof, Handover handover)
    {
        var start = handover.Path.Last(BuilderEventKind.StartSet)!;
        var startMethod = ((IInvocationOperation)start.Operation).TargetMethod.Name;
        var turns = PathText.Turns(handover.Path, start, proof.IsOmission);
        var locations = turns.Prepend(start).Select(step => step.Operation.Syntax.GetLocation());
        return Diagnostic.Create(
            Rule,
            handover.Syntax.GetLocation(),
            locations,
            ImmutableDictionary<string, string?>.Empty.Add(StartMethod, startMethod),
            PathText.Describe(turns),
            EndMethod(startMethod));
    }
}
