using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Builder.Times;

/// <summary>Reads expressions of type DateTime, DateTimeOffset and TimeSpan.</summary>
internal static class InstantReader
{
    /// <summary>The number that a point in time is wrongly made from; null when nothing is wrong, or nothing is known.</summary>
    public static TimeNumber? Read(IOperation operation)
    {
        operation = AssignedOnce.ValueOf(operation);
        return operation switch
        {
            IConversionOperation conversion => Read(conversion.Operand),
            IObjectCreationOperation { Type.Name: "DateTimeOffset" or "DateTime", Arguments: [{ Value: var argument }, ..] } creation => ReadCreation(creation, argument),
            IInvocationOperation call when TimeNumberReader.IsOfSystem(call.TargetMethod) => ReadCall(call),
            IBinaryOperation { LeftOperand: var time } => Read(time),
            _ => null,
        };
    }

    /// <summary>A duration as a number of milliseconds; one since 1970 is a point in time.</summary>
    public static TimeNumber? ReadSpan(IOperation operation)
    {
        operation = AssignedOnce.ValueOf(operation);
        return operation switch
        {
            IPropertyReferenceOperation { Property: { Name: "Elapsed", ContainingType.Name: "Stopwatch" } } => new TimeNumber(TimeSource.Duration, 1),
            IInvocationOperation { TargetMethod: { Name: "GetElapsedTime", ContainingType.Name: "Stopwatch" or "TimeProvider" } } => new TimeNumber(TimeSource.Duration, 1),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract, LeftOperand: var left, RightOperand: var right } => Difference(left, right),
            IInvocationOperation { TargetMethod: { Name: "Subtract", ContainingType.Name: "DateTime" or "DateTimeOffset" }, Instance: { } left } call =>
                Difference(left, call.Arguments[0].Value),
            _ => null,
        };
    }

    public static bool IsEpoch(IOperation operation)
    {
        operation = AssignedOnce.ValueOf(operation);
        return operation switch
        {
            IFieldReferenceOperation { Field.Name: "UnixEpoch" } => true,
            IConversionOperation conversion => IsEpoch(conversion.Operand),
            IObjectCreationOperation
            {
                Arguments: [{ Value.ConstantValue: { HasValue: true, Value: 1970 } }, { Value.ConstantValue.Value: 1 }, { Value.ConstantValue.Value: 1 }, ..] rest,
            } => rest.Skip(3).All(argument => argument.Value.ConstantValue is not { HasValue: true, Value: int and not (0 or 1) }),
            _ => false,
        };
    }

    /// <summary>Shows the local time as a number: not UTC when it is taken without its offset.</summary>
    public static bool IsLocal(IOperation operation)
    {
        operation = AssignedOnce.ValueOf(operation);
        return operation switch
        {
            IPropertyReferenceOperation { Property: { IsStatic: true, Name: "Now" or "Today", ContainingType.Name: "DateTime" } } => true,
            IPropertyReferenceOperation { Property: { Name: "LocalDateTime", ContainingType.Name: "DateTimeOffset" } } => true,
            IPropertyReferenceOperation { Property: { Name: "DateTime", ContainingType.Name: "DateTimeOffset" }, Instance: var offset } =>
                offset is IPropertyReferenceOperation { Property.Name: "Now" },
            IInvocationOperation { TargetMethod: { Name: "ToLocalTime", ContainingType.Name: "DateTime" } } => true,
            IInvocationOperation { TargetMethod: { Name: "SpecifyKind", ContainingType.Name: "DateTime" }, Arguments: [{ Value: var value }, _] } => IsLocal(value),
            _ => false,
        };
    }

    public static decimal? UnitOf(string member, string prefix) => !member.StartsWith(prefix, StringComparison.Ordinal) ? null : member.Substring(prefix.Length) switch
    {
        "Ticks" => 0.0001m,
        "Milliseconds" => 1,
        "Seconds" => 1000,
        "Minutes" => 60_000,
        "Hours" => 3_600_000,
        "Days" => 86_400_000,
        _ => null,
    };

    private static TimeNumber? Difference(IOperation left, IOperation right) => IsEpoch(right)
        ? new TimeNumber(IsLocal(left) ? TimeSource.LocalUnix : TimeSource.Unix, 1)
        : new TimeNumber(TimeSource.Duration, 1);

    private static TimeNumber? ReadCreation(IObjectCreationOperation creation, IOperation argument)
    {
        if (argument.Type?.SpecialType == SpecialType.System_Int64)
        {
            return TimeNumberReader.Read(argument) is { } ticks
                && ticks != new TimeNumber(TimeSource.Calendar, 0.0001m)
                && ticks.Source is not (TimeSource.Epoch or TimeSource.LocalCalendar)
                ? ticks
                : null;
        }

        // DateTimeOffset knows what to do with a local time, unless it is told otherwise.
        return creation.Arguments is [_, { Value: IFieldReferenceOperation { Field.Name: nameof(TimeSpan.Zero) } }] && IsLocal(argument)
            ? new TimeNumber(TimeSource.LocalUnix, 1)
            : Read(argument);
    }

    private static TimeNumber? ReadCall(IInvocationOperation call) => (call.TargetMethod.Name, call.Instance, call.Arguments) switch
    {
        ("FromUnixTimeMilliseconds", null, [{ Value: var number }]) => Wrong(number, TimeSource.Unix, 1),
        ("FromUnixTimeSeconds", null, [{ Value: var number }]) => Wrong(number, TimeSource.Unix, 1000),
        ("SpecifyKind", null, [{ Value: var value }, { Value.ConstantValue: { HasValue: true, Value: (int)DateTimeKind.Utc } }]) when IsLocal(value) =>
            new TimeNumber(TimeSource.LocalUnix, 1),
        (var name, { } instance, [{ Value: var number }]) when UnitOf(name, "Add") is { } unit =>
            (IsEpoch(instance) ? Wrong(number, TimeSource.Unix, unit) : WrongMove(number, unit)) ?? Read(instance),
        ("ToUniversalTime" or "ToOffset" or "ToLocalTime" or "Add" or "Subtract", { } instance, _) => Read(instance),
        _ => null,
    };

    private static TimeNumber? WrongMove(IOperation duration, decimal unit) => Wrong(duration, TimeSource.Duration, unit) is { } wrong
        ? wrong.Source == TimeSource.Duration ? wrong with { Source = TimeSource.Move } : wrong
        : null;

    private static TimeNumber? Wrong(IOperation number, TimeSource source, decimal unit) =>
        TimeNumberReader.Read(number) is { } read && read != new TimeNumber(source, unit) ? read : null;
}
