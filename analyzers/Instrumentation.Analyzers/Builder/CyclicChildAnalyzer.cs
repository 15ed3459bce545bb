using Instrumentation.Analyzers.Flow;
using Instrumentation.Analyzers.Flow.Paths;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Builder;

/// <summary>SPAN110: on some path a builder is made a child of itself or of one of its descendants.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CyclicChildAnalyzer() : BuilderAnalyzer(Rule)
{
    internal static readonly DiagnosticDescriptor Rule = new(
        RuleIdentifiers.CyclicChild,
        "Span is a child of itself",
        "The span is made a child of {0}, and that child is left out: remove the call, or add another span",
        RuleIdentifiers.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A span cannot be its own descendant. The runtime refuses the child with a warning in the log.",
        helpLinkUri: RuleIdentifiers.HelpLink(RuleIdentifiers.CyclicChild));

    private protected override void Report(FlowResult flow, Action<Diagnostic> report)
    {
        var circles = flow.Of(BuilderEventKind.MadeCyclic).Where(found => !found.Before.IsEscaped).GroupBy(found => found.Path!.Operation.Syntax);
        var proof = new PathProof(flow, avoided: []);
        foreach (var circle in circles)
        {
            if (circle.FirstOrDefault(found => IsProved(proof, found.Path!)) is { Path: { } path })
            {
                var earlier = Earlier(path);
                report(Diagnostic.Create(
                    Rule,
                    circle.Key.GetLocation(),
                    earlier.Select(step => step.Operation.Syntax.GetLocation()),
                    earlier.Any() ? "its own descendant" : "itself"));
            }
        }
    }

    private static bool IsProved(PathProof proof, PathStep path) =>
        proof.IsPossible(path, [path.Block, .. Earlier(path).Select(step => step.Block)]);

    /// <summary>The calls that give the builder the children through which the circle goes.</summary>
    private static IEnumerable<PathStep> Earlier(PathStep path) => path.Previous!.Backwards().Where(step =>
        step is { Kind: PathStepKind.Event, Event: BuilderEventKind.Changed }
        && step.Operation is IInvocationOperation { TargetMethod.Name: MethodNames.AddChild or MethodNames.AddChildren });
}
