namespace Instrumentation.Analyzers.Flow.Conditions;

/// <summary>How a value can stand to a constant.</summary>
[Flags]
internal enum Orderings
{
    None = 0,
    Less = 1,
    Equal = 2,
    Greater = 4,
    NotEqual = Less | Greater,

    /// <summary>Not comparable: the value is null.</summary>
    Unordered = 8,
}
