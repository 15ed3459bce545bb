namespace Instrumentation.Analyzers.Flow.Conditions;

/// <summary>What a path knows of the subject of a condition: how it can stand to the condition's constant.</summary>
internal readonly record struct Fact(Condition Condition, Orderings Allowed)
{
    /// <summary>A value can be found that agrees with both facts about the same subject.</summary>
    public bool IsCompatible(Fact other)
    {
        var (mine, theirs) = (Condition.Constant, other.Condition.Constant);
        if (Equals(mine, theirs))
        {
            return (Allowed & other.Allowed) != 0;
        }

        if (mine is null || theirs is null)
        {
            return mine is null ? IsCompatibleWithNull(Allowed, other.Allowed) : IsCompatibleWithNull(other.Allowed, Allowed);
        }

        return Constants.Compare(mine, theirs) switch
        {
            Orderings.Less => IsCompatible(this, other),
            Orderings.Greater => IsCompatible(other, this),
            _ => IsCompatibleUnordered(other),
        };
    }

    /// <summary>True when the fact rules the value out.</summary>
    public bool Excludes(object value) => Condition.Constant is { } constant && (Constants.Compare(value, constant) & Allowed) == 0;

    private static bool IsCompatibleWithNull(Orderings toNull, Orderings toOther)
    {
        var canBeNull = (toNull & Orderings.Equal) != 0 && (toOther & Orderings.Unordered) != 0;
        var canBeOther = (toNull & Orderings.NotEqual) != 0 && (toOther & ~Orderings.Unordered) != 0;
        return canBeNull || canBeOther;
    }

    private static bool IsCompatible(Fact lower, Fact upper)
    {
        var adjacent = lower.Condition.IsIntegral
            && lower.Condition.Constant is decimal low && upper.Condition.Constant is decimal high && high == low + 1;

        return Fits(Orderings.Less, Orderings.Less)
            || Fits(Orderings.Equal, Orderings.Less)
            || (!adjacent && Fits(Orderings.Greater, Orderings.Less))
            || Fits(Orderings.Greater, Orderings.Equal)
            || Fits(Orderings.Greater, Orderings.Greater)
            || Fits(Orderings.Unordered, Orderings.Unordered);

        bool Fits(Orderings toLower, Orderings toUpper) => (lower.Allowed & toLower) != 0 && (upper.Allowed & toUpper) != 0;
    }

    private bool IsCompatibleUnordered(Fact other)
    {
        var onlyMine = Allowed == Orderings.Equal;
        var onlyTheirs = other.Allowed == Orderings.Equal;
        return (!onlyMine || (other.Allowed & Orderings.NotEqual) != 0) && (!onlyTheirs || (Allowed & Orderings.NotEqual) != 0);
    }
}
