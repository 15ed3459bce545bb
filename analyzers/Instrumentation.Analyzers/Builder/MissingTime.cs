using Instrumentation.Analyzers.Flow;
using Instrumentation.Analyzers.Flow.Paths;

namespace Instrumentation.Analyzers.Builder;

/// <summary>Finds the paths on which a builder that has one of the two times is given away without the other one.</summary>
/// <param name="given">What is called on the path.</param>
/// <param name="missing">What is not.</param>
/// <param name="hasMissing">The state has the time that is looked for.</param>
/// <param name="lacks">The builder is given away without it.</param>
internal sealed class MissingTime(
    BuilderEventKind given, BuilderEventKind missing, Func<BuilderState, bool> hasMissing, Func<Handover, bool> lacks)
{
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

    private bool IsProved(PathProof proof, Handover handover) =>
        handover.Path.Last(given) is { } setting && proof.Holds(handover.Path, [setting.Block, handover.Report.Block]);
}
