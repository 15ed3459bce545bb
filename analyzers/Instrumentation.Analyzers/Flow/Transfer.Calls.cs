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
            var isLent = PassParts(call);
            Use(call, call.Instance);
            if (isLent)
            {
                observer.OnEvent(BuilderEventKind.Changed, call, State);
                return IsSpanBuilder(call.Type) ? AbstractValue.Builder(context.Creation.Syntax) : AbstractValue.Unknown;
            }
        }

        observer.OnThrow(call, State);
        _isDead |= HasAttribute(method, "DoesNotReturnAttribute", out _);
        return AbstractValue.Unknown;
    }

    /// <summary>Evaluates the instance and the arguments; true when the builder is among them and comes back unharmed.</summary>
    private bool PassParts(IInvocationOperation call)
    {
        var isLent = false;
        foreach (var part in call.ChildOperations)
        {
            if (part is IArgumentOperation argument)
            {
                isLent |= PassArgument(argument).IsBuilder;
            }
            else
            {
                Surrender(part);
            }
        }

        return isLent;
    }

    private AbstractValue CallCreate(IInvocationOperation call)
    {
        SurrenderParts(call);
        if (call.Syntax != context.Creation.Syntax)
        {
            return CreateOther(call);
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
            Tree = Uproot(call.Syntax),
        };
        return AbstractValue.Builder(call.Syntax);
    }

    private AbstractValue CallBuilder(IInvocationOperation call)
    {
        var receiver = call.Instance is { } instance ? Evaluate(instance) : AbstractValue.Unknown;
        switch (call.TargetMethod.Name)
        {
            case MethodNames.AddChild or MethodNames.AddChildren:
                foreach (var child in ElementsOf(call.Arguments[0].Value))
                {
                    AddChild(child, receiver);
                }

                Set(call, receiver);
                break;
            default:
                SurrenderParts(call, skip: call.Instance);
                Set(call, receiver);
                break;
        }

        return IsSpanBuilder(call.Type) ? receiver.Identity is null ? AbstractValue.NotNull : receiver : AbstractValue.Unknown;
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
            default:
                Change(BuilderEventKind.Changed, call, builder);
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

        var builder = call.Arguments[0].Value;
        if (Evaluate(builder).IsBuilder)
        {
            Change(BuilderEventKind.Reported, builder, State.Builder with { IsReported = true });
        }

        return AbstractValue.Unknown;
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
        var value = Evaluate(argument.Value);
        var isLent = value.IsBuilder && argument is { Parent: IInvocationOperation, Parameter: { } taken } && context.Helpers.OnlySetsAttributes(taken);
        if (value.IsBuilder && !isLent)
        {
            Escape(argument.Value);
        }

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

        return isLent ? value : AbstractValue.Unknown;
    }
}
