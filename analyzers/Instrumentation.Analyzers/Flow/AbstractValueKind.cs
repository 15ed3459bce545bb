namespace Instrumentation.Analyzers.Flow;

internal enum AbstractValueKind
{
    Unknown,
    Null,
    NotNull,
    Constant,

    /// <summary>A <c>bool</c> of which is known what it depends on.</summary>
    Condition,

    /// <summary>The followed builder.</summary>
    Builder,

    /// <summary>Another builder that is made here.</summary>
    OtherBuilder,
}
