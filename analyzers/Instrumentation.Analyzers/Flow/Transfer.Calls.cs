using Instrumentation.Analyzers.Flow.Conditions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Flow;

/// <content>Calls: those of the builder's own methods, and all others.</content>
internal sealed partial class Transfer
{
    private AbstractValue Call(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (IsSpanBuilder(method.ContainingType))
        {
            return CallBuilder(call);
        }

        if (SymbolEqualityComparer.Default.Equals(method.ContainingType, context.Types.MetricGroup) && method.Name == MethodNames.AddSpan)
        {
            return CallAddSpan(call);
        }

        if (SymbolEqualityComparer.Default.Equals(method.ContainingType, context.Types.Span) && method.Name == MethodNames.Builder)
        {
            return CallCreate(call);
        }

        if (method.ContainingType.SpecialType == SpecialType.System_Object)
        {
            // ToString, Equals and the like look at the builder and let it go.
            foreach (var part in call.ChildOperations)
            {
                Evaluate(part is IArgumentOperation argument ? argument.Value : part);
            }
        }
        else
        {
            SurrenderParts(call);
            Use(call, call.Instance);
        }

        observer.OnThrow(call, State);
        _isDead |= HasAttribute(method, "DoesNotReturnAttribute", out _);
        return AbstractValue.Unknown;
    }

    private AbstractValue CallCreate(IInvocationOperation call)
    {
        SurrenderParts(call);
        if (call.Syntax != context.Creation.Syntax)
        {
            return AbstractValue.NotNull;
        }

        var isKept = State.Values.Entries.Any(entry => entry.Value.IsBuilder);
        if (!isKept)
        {
            observer.OnEvent(BuilderEventKind.Created, call, State);
        }

        State = State with
        {
            Builder = BuilderState.New,
            Values = State.Values.RemoveWhere(entry => entry.Value.IsBuilder),
        };
        return AbstractValue.Builder;
    }

    private AbstractValue CallBuilder(IInvocationOperation call)
    {
        var receiver = call.Instance is { } instance ? Evaluate(instance) : AbstractValue.Unknown;
        switch (call.TargetMethod.Name)
        {
            case MethodNames.AddChild:
                HandOver(call.Arguments[0].Value, BuilderEventKind.BecameChild, receiver);
                break;
            case MethodNames.AddChildren:
                foreach (var child in ElementsOf(call.Arguments[0].Value))
                {
                    HandOver(child, BuilderEventKind.BecameChild, receiver);
                }

                break;
            default:
                SurrenderParts(call, skip: call.Instance);
                Set(call, receiver);
                break;
        }

        return IsSpanBuilder(call.Type) ? receiver.IsBuilder ? receiver : AbstractValue.NotNull : AbstractValue.Unknown;
    }

    private void Set(IInvocationOperation call, AbstractValue receiver)
    {
        if (!receiver.IsBuilder)
        {
            return;
        }

        var builder = State.Builder;
        switch (call.TargetMethod.Name)
        {
            case MethodNames.SetStartTsMillis or MethodNames.SetStartTime:
                Change(BuilderEventKind.StartSet, call, builder with { HasStart = IsTime(call, builder.HasStart, State.Read) });
                if (State.Builder.HasStart)
                {
                    // A path on which the time turns out to be zero is one on which the start is not set.
                    Assume(context.Conditions.ImpliedBy(call), true);
                }

                break;
            case MethodNames.SetEndTsMillis or MethodNames.SetEndTime:
                Change(BuilderEventKind.EndSet, call, builder with { HasEnd = IsTime(call, builder.HasEnd, _ => AbstractValue.Unknown) });
                break;
            case MethodNames.Build:
                Change(BuilderEventKind.Built, call, builder);
                break;
        }
    }

    /// <summary>Zero takes a time back, what lies before 1970 is ignored.</summary>
    private static bool IsTime(IInvocationOperation call, bool before, Func<object, AbstractValue> read)
    {
        var argument = call.Arguments[0].Value;
        var constant = argument.ConstantValue.HasValue
            ? argument.ConstantValue.Value
            : VariableUsage.VariableOf(argument) is { } variable ? read(variable).Content : null;
        var isIgnored = Constants.IsNegative(constant) || argument is IDefaultValueOperation or IConversionOperation { Operand: IDefaultValueOperation };
        return isIgnored ? before : !Constants.IsZero(constant);
    }

    private AbstractValue CallAddSpan(IInvocationOperation call)
    {
        if (call.Instance is { } group)
        {
            Surrender(group);
        }

        HandOver(call.Arguments[0].Value, BuilderEventKind.Reported, AbstractValue.Unknown);
        return AbstractValue.Unknown;
    }

    private void HandOver(IOperation operation, BuilderEventKind kind, AbstractValue receiver)
    {
        if (!Evaluate(operation).IsBuilder || receiver.IsBuilder)
        {
            return;
        }

        Change(kind, operation, kind == BuilderEventKind.Reported
            ? State.Builder with { IsReported = true }
            : State.Builder with { IsChild = true });
    }

    private void Change(BuilderEventKind kind, IOperation operation, BuilderState after)
    {
        observer.OnEvent(kind, operation, State);
        State = State with { Builder = after };
    }

    /// <summary>The elements of a sequence that is written out in the call; else the sequence itself, which is no builder.</summary>
    private static IEnumerable<IOperation> ElementsOf(IOperation sequence) => sequence switch
    {
        IConversionOperation { OperatorMethod: null } conversion => ElementsOf(conversion.Operand),
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,

        // Has an interface of its own only in newer compilers than the one this is built against.
        { Syntax: CollectionExpressionSyntax } => sequence.ChildOperations,
        _ => [sequence],
    };

    private AbstractValue PassArgument(IArgumentOperation argument)
    {
        var value = Surrender(argument.Value);
        if (argument.Parameter is { } parameter && HasAttribute(parameter, "DoesNotReturnIfAttribute", out var attribute)
            && attribute.ConstructorArguments is [{ Value: bool fatal }])
        {
            _isDead |= value.Truth == fatal;
            Assume(value.Condition, !fatal);
        }

        if (argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref)
        {
            ForgetAll(argument.Value);
        }

        return AbstractValue.Unknown;
    }
}
