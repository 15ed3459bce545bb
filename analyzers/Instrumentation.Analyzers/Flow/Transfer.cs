using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Flow;

/// <summary>Evaluates operations on a <see cref="FlowState"/>: what a value is, where the followed builder goes, and what is done to it.</summary>
internal sealed partial class Transfer(FlowContext context, IFlowObserver observer)
{
    // Many paths come to the same call.
    private readonly Dictionary<IMethodSymbol, bool> _withoutReturn = new(SymbolEqualityComparer.Default);

    private bool _isDead;

    public FlowState State { get; private set; } = FlowState.Start;

    /// <summary>The path ends here: a call does not return, or what it takes for granted contradicts what the path has decided.</summary>
    public bool IsDead => _isDead;

    public void Begin(FlowState state)
    {
        State = state;
        _isDead = false;
    }

    /// <summary>Evaluates <paramref name="operation"/>; where its value goes is the caller's business.</summary>
    public AbstractValue Evaluate(IOperation operation)
    {
        if (operation.ConstantValue.HasValue)
        {
            return AbstractValue.Constant(operation.ConstantValue.Value);
        }

        var value = EvaluateCore(operation);
        return value.Kind == AbstractValueKind.Unknown && operation.Type?.SpecialType == SpecialType.System_Boolean
            ? AbstractValue.From(context.Conditions.Read(operation))
            : value;
    }

    /// <summary>Evaluates <paramref name="operation"/> and gives its value to code that is not followed.</summary>
    public AbstractValue Surrender(IOperation operation)
    {
        var value = Evaluate(operation);
        if (value.IsBuilder)
        {
            Escape(operation);
        }

        return value;
    }

    private void Escape(IOperation operation)
    {
        if (!State.Builder.IsEscaped)
        {
            Change(BuilderEventKind.Escaped, operation, State.Builder with { IsEscaped = true });
        }
    }

    private AbstractValue EvaluateCore(IOperation operation)
    {
        switch (operation)
        {
            case ILocalReferenceOperation or IParameterReferenceOperation:
                return State.Read(VariableUsage.VariableOf(operation)!);
            case IFlowCaptureReferenceOperation reference:
                return State.Read(reference.Id);
            case IFlowCaptureOperation capture:
                var captured = Evaluate(capture.Value);
                State = State.Write(capture.Id, captured);
                return AbstractValue.Unknown;
            case IExpressionStatementOperation statement:
                return Evaluate(statement.Operation);
            case ISimpleAssignmentOperation assignment:
                return Assign(assignment);
            case IInvocationOperation call:
                return Call(call);
            case IArgumentOperation argument:
                return PassArgument(argument);
            case IPropertyReferenceOperation { Instance: { } instance } property when IsSpanBuilder(property.Property.ContainingType):
                if (Evaluate(instance).IsBuilder)
                {
                    Change(BuilderEventKind.Read, operation, State.Builder);
                }

                return AbstractValue.Unknown;
            case IPropertyReferenceOperation { Property.Name: nameof(Nullable<int>.HasValue), Instance: { Type.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } instance }:
                return IsNull(Evaluate(instance)).Not();
            case IMemberReferenceOperation member:
                SurrenderParts(operation);
                Use(operation, member.Instance);
                return AbstractValue.Unknown;
            case IConversionOperation { OperatorMethod: null } conversion:
                return Convert(conversion, Evaluate(conversion.Operand));
            case IDefaultValueOperation { Type.IsReferenceType: true } or IDefaultValueOperation { Type.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }:
                return AbstractValue.Null;
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } not:
                return Evaluate(not.Operand).Not();
            case IIsNullOperation isNull:
                return IsNull(Evaluate(isNull.Operand));
            case IBinaryOperation binary:
                return Compare(binary);
            case IIsPatternOperation match:
                return Match(match);
            case IIsTypeOperation test:
                return TestType(Evaluate(test.ValueOperand), test.TypeOperand);
            case IAwaitOperation awaiting:
                Surrender(awaiting.Operation);
                Throw(awaiting);
                return AbstractValue.Unknown;
            case ICaughtExceptionOperation or IInstanceReferenceOperation:
                return AbstractValue.NotNull;
            default:
                return SurrenderParts(operation);
        }
    }

    /// <summary>An operation that is not known takes everything it is made of, and changes every variable it can write.</summary>
    private AbstractValue SurrenderParts(IOperation operation, IOperation? skip = null)
    {
        foreach (var part in operation.ChildOperations)
        {
            if (part != skip)
            {
                Surrender(part);
            }
        }

        var written = operation switch
        {
            IIncrementOrDecrementOperation increment => increment.Target,
            ICompoundAssignmentOperation compound => compound.Target,
            IDeconstructionAssignmentOperation deconstruction => deconstruction.Target,
            _ => null,
        };
        if (written is not null)
        {
            ForgetAll(written);
        }

        return operation is IObjectCreationOperation or IArrayCreationOperation or IDelegateCreationOperation
            ? AbstractValue.NotNull
            : AbstractValue.Unknown;
    }

    private AbstractValue Assign(ISimpleAssignmentOperation assignment)
    {
        var target = assignment.Target is IFlowCaptureReferenceOperation reference ? context.Usage.Captured(reference.Id) : assignment.Target;
        var variable = assignment.IsRef ? null : VariableUsage.VariableOf(target);
        if (variable is not null && context.Usage.IsFollowed(variable))
        {
            var value = Evaluate(assignment.Value);
            State = State.Write(variable, value);
            return value;
        }

        if (target is IDiscardOperation)
        {
            return Evaluate(assignment.Value);
        }

        SurrenderParts(assignment.Target);
        var stored = Surrender(assignment.Value);
        ForgetAll(target ?? assignment.Target);
        return stored;
    }

    private void ForgetAll(IOperation target)
    {
        foreach (var part in target.DescendantsAndSelf())
        {
            object? root = part is IFieldReferenceOperation or IPropertyReferenceOperation
                ? ((IMemberReferenceOperation)part).Member
                : VariableUsage.VariableOf(part);
            if (root is not null)
            {
                State = State.Forget(root);
            }
        }
    }

    /// <summary>A value that becomes nullable is not null.</summary>
    private static AbstractValue Convert(IConversionOperation conversion, AbstractValue value) =>
        value.Kind == AbstractValueKind.Unknown
        && conversion is { Operand.Type: { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T } }
        && conversion.Type?.OriginalDefinition.SpecialType is SpecialType.System_Nullable_T
            ? AbstractValue.NotNull
            : value;

    private bool IsSpanBuilder(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type, context.Types.SpanBuilder);
}
