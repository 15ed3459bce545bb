using Instrumentation.Analyzers.Flow.Conditions;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Flow;

/// <summary>What a path knows of a value.</summary>
internal readonly record struct AbstractValue(AbstractValueKind Kind, object? Content = null)
{
    public static readonly AbstractValue Unknown = new(AbstractValueKind.Unknown);
    public static readonly AbstractValue Null = new(AbstractValueKind.Null);
    public static readonly AbstractValue NotNull = new(AbstractValueKind.NotNull);
    public bool IsBuilder => Kind == AbstractValueKind.Builder;

    public bool IsNull => Kind == AbstractValueKind.Null;

    public bool IsNotNull => Kind is AbstractValueKind.NotNull or AbstractValueKind.Constant or AbstractValueKind.Builder or AbstractValueKind.OtherBuilder;

    /// <summary>For a builder that is known: the syntax of the call that makes it.</summary>
    public object? Identity => Kind is AbstractValueKind.Builder or AbstractValueKind.OtherBuilder ? Content : null;

    public Condition? Condition => Content as Condition;

    /// <summary>The truth of a <c>bool</c>, when it is known.</summary>
    public bool? Truth => Content as bool?;

    public static AbstractValue Constant(object? constant) =>
        constant is null ? Null : new AbstractValue(AbstractValueKind.Constant, Constants.Normalize(constant));

    public static AbstractValue Builder(SyntaxNode creation) => new(AbstractValueKind.Builder, creation);

    public static AbstractValue OtherBuilder(SyntaxNode creation) => new(AbstractValueKind.OtherBuilder, creation);

    public static AbstractValue From(Condition condition) => new(AbstractValueKind.Condition, condition);

    public AbstractValue Not() => this switch
    {
        { Truth: { } truth } => Constant(!truth),
        { Condition: { } condition } => From(condition.Negate()),
        _ => Unknown,
    };
}
