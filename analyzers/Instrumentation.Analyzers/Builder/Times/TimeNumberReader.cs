using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Builder.Times;

/// <summary>Follows a number to the clock that it was read from, through arithmetic and through variables that are assigned once. Null when anything is unknown.</summary>
internal static class TimeNumberReader
{
    private const long TicksOfEpoch = 621_355_968_000_000_000;

    public static TimeNumber? Read(IOperation operation)
    {
        operation = AssignedOnce.ValueOf(operation);
        return operation switch
        {
            { ConstantValue: { HasValue: true, Value: TicksOfEpoch } } => new TimeNumber(TimeSource.Epoch, 0.0001m),
            { ConstantValue.HasValue: true } => null,
            IConversionOperation { OperatorMethod: null } conversion => Read(conversion.Operand),
            IParenthesizedOperation parenthesized => Read(parenthesized.Operand),
            IInvocationOperation call when IsOfSystem(call.TargetMethod) => ReadCall(call),
            IPropertyReferenceOperation property when IsOfSystem(property.Property) => ReadProperty(property),
            IBinaryOperation { OperatorMethod: null } binary => Combine(binary),
            _ => null,
        };
    }

    /// <summary>Not a type of the user that happens to have the name of a clock.</summary>
    public static bool IsOfSystem(ISymbol member) => member.ContainingType.ContainingNamespace.ToDisplayString() is "System" or "System.Diagnostics";

    private static TimeNumber? ReadCall(IInvocationOperation call) => (call.TargetMethod.ContainingType.Name, call.TargetMethod.Name) switch
    {
        ("DateTimeOffset", "ToUnixTimeMilliseconds") => InstantReader.Read(call.Instance!) ?? TimeNumber.UnixMillis,
        ("DateTimeOffset", "ToUnixTimeSeconds") => InstantReader.Read(call.Instance!) ?? new TimeNumber(TimeSource.Unix, 1000),
        ("DateTimeOffset" or "DateTime", "ToFileTime" or "ToFileTimeUtc") => new TimeNumber(TimeSource.FileTime, 0.0001m),
        ("Stopwatch" or "TimeProvider", "GetTimestamp") => new TimeNumber(TimeSource.Stopwatch, null),
        _ => null,
    };

    private static TimeNumber? ReadProperty(IPropertyReferenceOperation property) => (property.Property.ContainingType.Name, property.Property.Name) switch
    {
        ("Environment", "TickCount" or "TickCount64") => new TimeNumber(TimeSource.Uptime, 1),
        ("Stopwatch", "ElapsedMilliseconds") => new TimeNumber(TimeSource.Duration, 1),
        ("Stopwatch", "ElapsedTicks") => new TimeNumber(TimeSource.Duration, null),
        ("DateTimeOffset", "UtcTicks") => new TimeNumber(TimeSource.Calendar, 0.0001m),
        ("DateTime" or "DateTimeOffset", "Ticks") => new TimeNumber(
            InstantReader.IsEpoch(property.Instance!) ? TimeSource.Epoch : InstantReader.IsLocal(property.Instance!) ? TimeSource.LocalCalendar : TimeSource.Calendar, 0.0001m),
        ("TimeSpan", var name) when InstantReader.UnitOf(name, "Total") is { } unit => InstantReader.ReadSpan(property.Instance!)?.Over(unit),
        ("TimeSpan", "Ticks") => InstantReader.ReadSpan(property.Instance!)?.Times(10_000),
        _ => null,
    };

    private static TimeNumber? Combine(IBinaryOperation binary)
    {
        var (left, right) = (Read(binary.LeftOperand), Read(binary.RightOperand));
        return binary.OperatorKind switch
        {
            BinaryOperatorKind.Multiply when left is { } number => Scale(number, Constant(binary.RightOperand), number.Times),
            BinaryOperatorKind.Multiply when right is { } number => Scale(number, Constant(binary.LeftOperand), number.Times),
            BinaryOperatorKind.Divide when left is { } number => Scale(number, Constant(binary.RightOperand), number.Over),
            BinaryOperatorKind.Add => Add(left, right, binary),
            BinaryOperatorKind.Subtract => Subtract(left, right, binary.RightOperand),
            _ => null,
        };
    }

    /// <summary>By what is no constant, such as the frequency of the stopwatch: the clock stays what it is, the unit is any. Nothing is known of a unit out of range.</summary>
    private static TimeNumber? Scale(TimeNumber number, decimal? factor, Func<decimal?, TimeNumber> scale)
    {
        var scaled = scale(factor);
        var isKnown = factor is null ? number.Source is TimeSource.Stopwatch or TimeSource.Uptime : scaled.UnitMillis is not null || number.UnitMillis is null;
        return isKnown ? scaled : null;
    }

    private static TimeNumber? Add(TimeNumber? left, TimeNumber? right, IBinaryOperation sum) => (left, right) switch
    {
        ({ Source: TimeSource.Duration }, { Source: not TimeSource.Duration }) => Add(right, left, sum),
        ({ Source: TimeSource.Duration } one, { Source: TimeSource.Duration } other) => one == other ? one : null,
        ({ } time, { Source: TimeSource.Duration } duration) => Moved(time, duration),
        ({ } time, null) => IsConstant(sum.RightOperand) ? time : Rest(time),
        (null, { } time) => IsConstant(sum.LeftOperand) ? time : Rest(time),
        _ => null,
    };

    private static TimeNumber? Subtract(TimeNumber? left, TimeNumber? right, IOperation subtrahend) => (left, right) switch
    {
        ({ Source: TimeSource.Calendar } time, { Source: TimeSource.Epoch }) => time with { Source = TimeSource.Unix },
        ({ Source: TimeSource.LocalCalendar } time, { Source: TimeSource.Epoch }) => time with { Source = TimeSource.LocalUnix },
        ({ Source: TimeSource.Duration } one, { Source: TimeSource.Duration } other) => one == other ? one : null,
        ({ } time, { Source: TimeSource.Duration } duration) => Moved(time, duration),
        ({ } one, { } other) => one.Source == other.Source ? one with { Source = TimeSource.Duration } : null,
        ({ } time, null) when IsConstant(subtrahend) => time.Source is TimeSource.Unix or TimeSource.Uptime or TimeSource.Stopwatch ? time : null,
        (null, { Source: TimeSource.Duration } duration) => Rest(duration),
        _ => null,
    };

    /// <summary>Time and duration have to have one unit.</summary>
    private static TimeNumber Moved(TimeNumber time, TimeNumber duration) =>
        time.Source == TimeSource.Unix && time.UnitMillis == 1 && duration.UnitMillis != 1 ? time with { UnitMillis = duration.UnitMillis } : time;

    /// <summary>Together with a number of which nothing is known: what has not the unit of the whole is wrong all the same.</summary>
    private static TimeNumber? Rest(TimeNumber number) =>
        number.Source == TimeSource.Duration && number.UnitMillis != 1 ? number with { Source = TimeSource.Unix } : null;

    private static bool IsConstant(IOperation operation) => Constant(operation) is not null;

    private static decimal? Constant(IOperation operation)
    {
        var value = AssignedOnce.ValueOf(operation);
        return value switch
        {
            { ConstantValue.HasValue: true } => NumberConstant.Of(value.ConstantValue.Value) is { } number and not 0 ? number : null,
            IConversionOperation { OperatorMethod: null } conversion => Constant(conversion.Operand),
            _ => null,
        };
    }
}
