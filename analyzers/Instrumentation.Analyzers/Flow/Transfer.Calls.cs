using Instrumentation.Analyzers.Flow.Conditions;
using Instrumentation.Analyzers.Flow.Methods;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
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

        var roles = context.Methods.RolesOf(call);
        if ((roles & MethodRoles.Creation) != 0)
        {
            return CallCreate(call, roles);
        }

        if (roles != MethodRoles.None)
        {
            var result = CallListed(call, roles);
            _isDead |= IsWithoutReturn(method);
            return result;
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

        Throw(call);
        _isDead |= IsWithoutReturn(method);
        return AbstractValue.Unknown;
    }

    /// <summary>The operation may throw, unless it is a listed method that is waited for. Whether one that fails has reported the builder nobody could tell.</summary>
    private void Throw(IOperation operation)
    {
        if (!IsListed(operation is IAwaitOperation awaiting ? awaiting.Operation : operation))
        {
            observer.OnThrow(operation, State);
        }
    }

    private bool IsListed(IOperation? operation) => operation is IInvocationOperation call
        && (context.Methods.RolesOf(call) != MethodRoles.None || (call.TargetMethod.Name == nameof(Task.ConfigureAwait) && IsListed(call.Instance)));

    private bool IsWithoutReturn(IMethodSymbol method)
    {
        if (!_withoutReturn.TryGetValue(method, out var known))
        {
            _withoutReturn.Add(method, known = HasAttribute(method, "DoesNotReturnAttribute", out _));
        }

        return known;
    }

    /// <summary>Does to every builder that the method gets what it is listed for. A builder that nobody takes over stays with its caller.</summary>
    private AbstractValue CallListed(IInvocationOperation call, MethodRoles roles)
    {
        var given = BuilderMethods.PartsOf(call).Select(part => (Operation: part, Value: Evaluate(part))).ToList();
        foreach (var (operation, value) in given.Where(part => part.Value.IsBuilder))
        {
            SetTimes(call, roles);
            if ((roles & MethodRoles.Owner) != 0)
            {
                Change(BuilderEventKind.Reported, operation, State.Builder with { IsReported = true });
            }
        }

        foreach (var argument in call.Arguments.Where(IsWritten))
        {
            Surrender(argument.Value);
            ForgetAll(argument.Value);
        }

        Use(call, call.Instance);
        return IsSpanBuilder(call.Type) ? given.Find(part => part.Value.Identity is not null).Value : AbstractValue.Unknown;
    }

    private void SetTimes(IInvocationOperation call, MethodRoles roles)
    {
        if ((roles & MethodRoles.Start) != 0)
        {
            Change(BuilderEventKind.StartSet, call, State.Builder with { HasStart = true });
        }

        if ((roles & MethodRoles.End) != 0)
        {
            Change(BuilderEventKind.EndSet, call, State.Builder with { HasEnd = true });
        }
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

    private AbstractValue CallCreate(IInvocationOperation call, MethodRoles roles)
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
        SetTimes(call, roles);
        return AbstractValue.Builder(call.Syntax);
    }

    private AbstractValue CallBuilder(IInvocationOperation call)
    {
        var receiver = call.Instance is { } instance ? Evaluate(instance) : AbstractValue.Unknown;
        switch (call.TargetMethod.Name)
        {
            case MethodNames.AddChild or MethodNames.AddChildren:
                foreach (var child in BuilderMethods.PartsOf(call).Skip(1))
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

    private void Change(BuilderEventKind kind, IOperation operation, BuilderState after)
    {
        observer.OnEvent(kind, operation, State);
        State = State with { Builder = after };
    }

    private AbstractValue PassArgument(IArgumentOperation argument)
    {
        var value = Evaluate(argument.Value);
        var isLent = value.IsBuilder && argument is { Parent: IInvocationOperation, Parameter: { } taken } && context.Helpers.OnlySetsAttributes(taken);
        if (value.IsBuilder && !isLent)
        {
            Escape(argument.Value);
        }

        if (value is { Truth: not null } or { Condition: not null } && argument.Parameter is { } parameter && HasAttribute(parameter, "DoesNotReturnIfAttribute", out var attribute)
            && attribute.ConstructorArguments is [{ Value: bool fatal }])
        {
            _isDead |= value.Truth == fatal;
            Assume(value.Condition, !fatal);
        }

        if (IsWritten(argument))
        {
            ForgetAll(argument.Value);
        }

        return isLent ? value : AbstractValue.Unknown;
    }

    private static bool IsWritten(IArgumentOperation argument) => argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref;
}
