using System.Collections.Immutable;
using Instrumentation.Analyzers.Flow;
using Instrumentation.Analyzers.Flow.Methods;
using Instrumentation.Analyzers.Flow.Paths;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Builder;

/// <summary>Finds the paths on which a builder that has one of the two times is given away without the other one.</summary>
/// <param name="rule">The rule that reports them.</param>
/// <param name="given">What is called on the path.</param>
/// <param name="missing">What is not.</param>
/// <param name="hasMissing">The state has the time that is looked for.</param>
/// <param name="lacks">The builder is given away without it.</param>
internal sealed class MissingTime(
    DiagnosticDescriptor rule, BuilderEventKind given, BuilderEventKind missing, Func<BuilderState, bool> hasMissing, Func<Handover, bool> lacks)
{
    /// <summary>Name of the diagnostic's property that holds the method with which the missing time is set.</summary>
    public const string Setter = nameof(Setter);

    /// <summary>One path for each place at which the builder is given away.</summary>
    public IEnumerable<(Handover Handover, PathProof Proof)> Find(FlowResult flow)
    {
        foreach (var handovers in flow.Events.Select(Handover.From).OfType<Handover>().GroupBy(handover => handover.Syntax))
        {
            if (!handovers.Any(lacks))
            {
                continue;
            }

            var settings = handovers.Any(handover => hasMissing(handover.State)) ? flow.Of(missing).Select(found => found.Path!.Block) : [];
            var proof = new PathProof(flow, settings);
            if (handovers.FirstOrDefault(handover => lacks(handover) && IsProved(proof, handover)) is { } lacking)
            {
                yield return (lacking, proof);
            }
        }
    }

    /// <summary>The call that sets the time that is there.</summary>
    public PathStep GivenIn(Handover handover) => handover.Path.Last(given)!;

    /// <param name="flow">The builder.</param>
    /// <param name="place">Where the time is missing.</param>
    /// <param name="turns">What makes the path the one it is.</param>
    /// <param name="shown">The steps of the path that are shown beside it, first the call that sets the other time.</param>
    public Diagnostic CreateDiagnostic(FlowResult flow, SyntaxNode place, IReadOnlyList<PathStep> turns, IEnumerable<PathStep> shown)
    {
        var setter = TimeSetter.Choose(flow, shown.First(), missing == BuilderEventKind.StartSet ? MethodRoles.Start : MethodRoles.End, place);
        return Diagnostic.Create(
            rule,
            place.GetLocation(),
            shown.Select(step => step.Operation.Syntax.GetLocation()),
            ImmutableDictionary<string, string?>.Empty.Add(Setter, setter),
            PathText.Describe(turns),
            setter);
    }

    private bool IsProved(PathProof proof, Handover handover) =>
        handover.Path.Last(given) is { } setting && proof.Holds(handover.Path, [setting.Block, handover.Report.Block]);
}
