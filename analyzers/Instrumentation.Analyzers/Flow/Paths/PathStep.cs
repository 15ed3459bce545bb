using Instrumentation.Analyzers.Flow.Conditions;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Flow.Paths;

/// <summary>One step of a path, linked to the one before it.</summary>
/// <param name="Previous">The step before; null for the first.</param>
/// <param name="Kind">What the step is.</param>
/// <param name="Block">Number of the block in which it happens.</param>
/// <param name="Operation">The builder's call, or for reports the builder that is handed over; the condition; the call that throws.</param>
internal sealed record PathStep(PathStep? Previous, PathStepKind Kind, int Block, IOperation Operation)
{
    /// <summary>For a decision: what is decided; null when nothing is known of it.</summary>
    public Condition? Condition { get; init; }

    /// <summary>For a decision: the truth of <see cref="Condition"/> on this path.</summary>
    public bool Outcome { get; init; }

    /// <summary>For a decision: number of the block that comes next.</summary>
    public int Next { get; init; }

    /// <summary>For a decision: number of the block that would have come next with the other outcome.</summary>
    public int Alternative { get; init; }

    /// <summary>For a builder's call: what it does.</summary>
    public BuilderEventKind Event { get; init; }

    /// <summary>This step and all before it, newest first.</summary>
    public IEnumerable<PathStep> Backwards()
    {
        for (var step = this; step is not null; step = step.Previous)
        {
            yield return step;
        }
    }

    /// <summary>The last time that <paramref name="kind"/> happened to the builder.</summary>
    public PathStep? Last(BuilderEventKind kind) => Backwards().FirstOrDefault(step => step.Kind == PathStepKind.Event && step.Event == kind);

    /// <summary>The same, but not to an earlier builder of the same call.</summary>
    public PathStep? LastOfThis(BuilderEventKind kind) => Backwards()
        .TakeWhile(step => step is not { Kind: PathStepKind.Event, Event: BuilderEventKind.Created })
        .FirstOrDefault(step => step.Kind == PathStepKind.Event && step.Event == kind);
}
