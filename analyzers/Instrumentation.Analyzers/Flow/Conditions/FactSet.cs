using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Flow.Conditions;

/// <summary>The conditions a path has decided, as far as they can contradict later ones.</summary>
internal sealed record FactSet(EquatableMap<(string Subject, object Constant), Fact> Facts)
{
    public static readonly FactSet Empty = new(EquatableMap<(string, object), Fact>.Empty);

    private static readonly object Null = new();

    /// <summary>The facts with one more; null when it contradicts the others, so that the path does not exist.</summary>
    public FactSet? Assume(Condition condition, bool outcome)
    {
        var fact = new Fact(condition, condition.Allowed(outcome));
        var key = (condition.Subject, condition.Constant ?? Null);
        if (!condition.IsStable && Facts.TryGet(key, out var earlier) && IsSamePlace(earlier.Condition, condition))
        {
            // A loop has come round: the call may answer differently now.
            return new FactSet(Facts.Remove(key));
        }

        if (!SameSubject(condition).All(fact.IsCompatible))
        {
            return null;
        }

        if (Facts.TryGet(key, out var known))
        {
            fact = fact with { Allowed = fact.Allowed & known.Allowed };
        }

        var facts = new FactSet(Facts.Set(key, fact));
        return facts.ExcludesAll(condition) ? null : facts;
    }

    /// <summary>Drops what was known of anything computed from <paramref name="root"/>.</summary>
    public FactSet Forget(object root)
    {
        var facts = Facts.RemoveWhere(entry => entry.Value.Condition.Roots.Contains(root));
        return ReferenceEquals(facts, Facts) ? this : new FactSet(facts);
    }

    private IEnumerable<Fact> SameSubject(Condition condition) =>
        Facts.Entries.Where(entry => entry.Key.Subject == condition.Subject).Select(entry => entry.Value);

    private bool ExcludesAll(Condition condition) => !condition.Domain.IsEmpty
        && condition.Domain.All(value => SameSubject(condition).Any(fact => fact.Excludes(value)));

    private static bool IsSamePlace(Condition left, Condition right) => left.Operation.Syntax == right.Operation.Syntax;
}
