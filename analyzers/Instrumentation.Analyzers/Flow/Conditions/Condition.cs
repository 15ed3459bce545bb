using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Flow.Conditions;

/// <summary>
/// A condition in the form "subject compared with a constant", so that conditions that are written differently are known to be the same, the
/// opposite, or to exclude each other. A plain <c>bool</c> is compared with <see langword="true"/>.
/// </summary>
internal sealed record Condition(string Subject, object? Constant, Orderings WhenTrue, Orderings WhenFalse)
{
    /// <summary>Where it is evaluated.</summary>
    public IOperation Operation { get; init; } = null!;

    /// <summary>The variables, fields and properties that it is computed from, also by way of other variables.</summary>
    public HashSet<object> Roots => LazyRoots.Value;

    /// <summary>Most conditions are never compared with another one, and nobody asks for their roots.</summary>
    public Lazy<HashSet<object>> LazyRoots { private get; init; } = null!;

    /// <summary>Evaluating it again gives the same, unless one of the roots is assigned: no calls, no memory that others write.</summary>
    public bool IsStable { get; init; }

    /// <summary>For a pattern that is not understood, such as a type: what is matched.</summary>
    public string? Matched { get; init; }

    /// <summary>The subject is a whole number: nothing lies between 1 and 2.</summary>
    public bool IsIntegral { get; init; }

    /// <summary>All values the subject can have in practice: those of an enum; empty when they cannot be listed.</summary>
    public ImmutableArray<object> Domain { get; init; } = ImmutableArray<object>.Empty;

    public Orderings Allowed(bool outcome) => outcome ? WhenTrue : WhenFalse;

    public Condition Negate() => this with { WhenTrue = WhenFalse, WhenFalse = WhenTrue };

    /// <summary>"Not null" says nothing about any other condition: code that uses the value implies it.</summary>
    public bool SaysNotNull(bool outcome) => Constant is null && (Allowed(outcome) & Orderings.Equal) == 0;

    // Two evaluations of the same condition are the same fact.
    public bool Equals(Condition? other) => other is not null
        && Subject == other.Subject
        && Equals(Constant, other.Constant)
        && WhenTrue == other.WhenTrue
        && WhenFalse == other.WhenFalse;

    public override int GetHashCode() => (Subject.GetHashCode() * 397) ^ (int)WhenTrue;
}
