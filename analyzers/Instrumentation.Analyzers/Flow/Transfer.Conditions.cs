using System.Diagnostics.CodeAnalysis;
using Instrumentation.Analyzers.Flow.Conditions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Flow;

/// <content>Conditions whose outcome the state already tells.</content>
internal sealed partial class Transfer
{
    /// <summary>From here on the condition is known; null is no condition.</summary>
    public void Assume(Condition? condition, bool outcome)
    {
        if (condition is null || !context.Conditions.IsRepeated(condition))
        {
            return;
        }

        if (State.Facts.Assume(condition, outcome) is { } facts)
        {
            State = State with { Facts = facts };
        }
        else
        {
            _isDead = true;
        }
    }

    /// <summary>Uses a member of a value, which is no way to go on when the value is null.</summary>
    private void Use(IOperation operation, IOperation? instance)
    {
        if (instance is null || !ConditionReader.FailsOnNull(operation))
        {
            return;
        }

        object? variable = instance is IFlowCaptureReferenceOperation capture ? capture.Id : VariableUsage.VariableOf(instance);
        _isDead |= variable is not null && State.Read(variable).IsNull;
        Assume(context.Conditions.ImpliedBy(operation), true);
    }

    private static bool HasAttribute(ISymbol symbol, string name, [NotNullWhen(true)] out AttributeData? attribute)
    {
        attribute = symbol.GetAttributes().FirstOrDefault(found => found.AttributeClass?.Name == name);
        return attribute is not null;
    }

    private static AbstractValue IsNull(AbstractValue value) =>
        value.IsNull || value.IsNotNull ? AbstractValue.Constant(value.IsNull) : AbstractValue.Unknown;

    private AbstractValue Compare(IBinaryOperation binary)
    {
        var (left, right) = (Evaluate(binary.LeftOperand), Evaluate(binary.RightOperand));
        var isEquality = binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals;
        if (isEquality && (left.IsNull || right.IsNull))
        {
            var isNull = IsNull(left.IsNull ? right : left);
            return binary.OperatorKind == BinaryOperatorKind.Equals ? isNull : isNull.Not();
        }

        if (!isEquality && (left.IsNull || right.IsNull) && ConditionReader.OrderingsOf(binary.OperatorKind) is not null)
        {
            return AbstractValue.Constant(false);
        }

        if (left is not { Kind: AbstractValueKind.Constant, Content: { } a } || right is not { Kind: AbstractValueKind.Constant, Content: { } b })
        {
            return AbstractValue.Unknown;
        }

        var ordering = Constants.Compare(a, b);
        return ConditionReader.OrderingsOf(binary.OperatorKind) is { } orderings && (isEquality || ordering != Orderings.NotEqual)
            ? AbstractValue.Constant((orderings & ordering) != 0)
            : AbstractValue.Unknown;
    }

    /// <summary>A test that gives the value no other name keeps nothing of it.</summary>
    private AbstractValue TestType(AbstractValue value, ITypeSymbol type) =>
        value.IsNull ? AbstractValue.Constant(false)
        : value.IsBuilder && IsSpanBuilder(type) ? AbstractValue.Constant(true)
        : AbstractValue.Unknown;

    private AbstractValue Match(IIsPatternOperation match)
    {
        var value = Evaluate(match.Value);
        foreach (var declared in VariableUsage.DeclaredBy(match.Pattern))
        {
            State = State.Forget(declared);
        }

        return Match(value, match.Pattern) is { } truth ? AbstractValue.Constant(truth) : AbstractValue.Unknown;
    }

    private bool? Match(AbstractValue value, IPatternOperation pattern)
    {
        switch (pattern)
        {
            case INegatedPatternOperation negated:
                return !Match(value, negated.Pattern);
            case IConstantPatternOperation constant when constant.Value.ConstantValue is { HasValue: true, Value: var expected }:
                return MatchConstant(value, expected);
            case IDeclarationPatternOperation { DeclaredSymbol: var declared } when value.IsBuilder:
                return Declare(pattern, value, declared);
            case IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true, DeclaredSymbol: var declared } when value.IsBuilder:
                return Declare(pattern, value, declared);
            case IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true, Syntax: RecursivePatternSyntax { Type: null } } when value.IsNotNull:
            case IDiscardPatternOperation:
            case ITypePatternOperation when value.IsBuilder:
                return true;
            case IDeclarationPatternOperation { MatchesNull: false } or ITypePatternOperation or IRecursivePatternOperation when value.IsNull:
                return false;
            default:
                return null;
        }
    }

    /// <summary>A pattern that fits the builder, as all that compile do, and gives it another name.</summary>
    private bool Declare(IOperation operation, AbstractValue value, ISymbol? declared)
    {
        if (declared is not null && context.Usage.IsFollowed(declared))
        {
            State = State.Write(declared, value);
        }
        else if (declared is not null)
        {
            Escape(operation);
        }

        return true;
    }

    private static bool? MatchConstant(AbstractValue value, object? expected)
    {
        if (expected is null || value.IsNull)
        {
            return expected is null ? IsNull(value).Truth : false;
        }

        return value is { Kind: AbstractValueKind.Constant, Content: { } actual } ? actual.Equals(Constants.Normalize(expected)) : null;
    }
}
