using Instrumentation.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Builder.Times;

/// <summary>Reads the expressions that times are set from. Null for what cannot be compared with anything.</summary>
internal sealed class MomentReader(VariableUsage usage)
{
    /// <summary>Shorter than any measured duration.</summary>
    private const decimal Instant = 0.000001m;

    public Moment? Read(IOperation operation) => operation switch
    {
        { ConstantValue: { HasValue: true, Value: { } constant } } => NumberConstant.Of(constant) is { } millis ? new Moment(Moment.Epoch, millis) : null,
        IConversionOperation conversion => Read(conversion.Operand),
        ILocalReferenceOperation local when usage.OnlyValueOf(local.Local) is { } value => Read(value) ?? Named(operation),
        IParameterReferenceOperation parameter when usage.IsNeverAssigned(parameter.Parameter) => Named(operation),
        IFieldReferenceOperation { Field: { IsStatic: true, Name: "UnixEpoch" } } => new Moment(Moment.Epoch, 0),
        IInvocationOperation call => ReadCall(call),
        IPropertyReferenceOperation property when IsClock(property.Property) => new Moment(property.Property.ToDisplayString(), 0, operation.Syntax),
        IPropertyReferenceOperation { Instance: { } instance } property when Read(instance) is { Reading: null } owner =>
            new Moment(owner.Anchor + owner.OffsetMillis + "." + property.Property.Name, 0),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => Shift(sum.LeftOperand, sum.RightOperand, 1),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } difference => Shift(difference.LeftOperand, difference.RightOperand, -1),
        _ => null,
    };

    private Moment? ReadCall(IInvocationOperation call) => (call.TargetMethod.Name, call.Instance, call.Arguments) switch
    {
        ("ToUnixTimeMilliseconds", { } instance, []) => Read(instance),
        ("FromUnixTimeMilliseconds", null, [{ Value: var millis }]) => Read(millis),
        ("FromUnixTimeSeconds", null, [{ Value.ConstantValue: { HasValue: true, Value: { } seconds } }]) =>
            NumberConstant.Of(seconds) is { } number ? new Moment(Moment.Epoch, number * 1000) : null,
        (var name, { } instance, [{ Value: var amount }]) when InstantReader.UnitOf(name, "Add") is { } unit =>
            Amount(amount, unit) is { } millis ? Read(instance)?.Shift(millis) : null,
        ("Add", { } instance, [{ Value: var span }]) => Shift(instance, span, 1),
        ("Subtract", { } instance, [{ Value: var span }]) => Shift(instance, span, -1),
        ("GetUtcNow", { } provider, []) when ProviderName(provider) is { } clock => new Moment(clock, 0, call.Syntax),
        (var name, null or IInstanceReferenceOperation, []) when ClockNames.IsNow(name) => new Moment(call.TargetMethod.ToDisplayString(), 0, call.Syntax),
        _ => null,
    };

    private Moment? Shift(IOperation time, IOperation duration, int sign) => Duration(duration) is { } millis ? Read(time)?.Shift(sign * millis) : null;

    /// <summary>In milliseconds. Stopwatches run forwards.</summary>
    private decimal? Duration(IOperation operation) => operation switch
    {
        { ConstantValue: { HasValue: true, Value: { } constant } } => NumberConstant.Of(constant),
        IConversionOperation { OperatorMethod: null } conversion => Duration(conversion.Operand),
        ILocalReferenceOperation local when usage.OnlyValueOf(local.Local) is { } value => Duration(value),
        IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType.Name: nameof(TimeSpan) } from, Arguments: [{ Value: var amount }, ..] }
            when InstantReader.UnitOf(from.Name, "From") is { } unit => Amount(amount, unit),
        IInvocationOperation { TargetMethod: { Name: "GetElapsedTime", ContainingType.Name: "Stopwatch" or "TimeProvider" } } => Instant,
        IPropertyReferenceOperation { Property: { Name: "Elapsed" or "ElapsedMilliseconds", ContainingType.Name: "Stopwatch" } } => Instant,
        _ => null,
    };

    private static decimal? Amount(IOperation operation, decimal unit) => operation switch
    {
        { ConstantValue: { HasValue: true, Value: { } constant } } => NumberConstant.Of(constant) * unit,
        IConversionOperation { OperatorMethod: null } conversion => Amount(conversion.Operand, unit),
        _ => null,
    };

    private static string? ProviderName(IOperation provider) => provider switch
    {
        IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation } member => member.Member.ToDisplayString(),
        IConversionOperation conversion => ProviderName(conversion.Operand),
        _ => VariableUsage.VariableOf(provider)?.Name,
    };

    private static Moment Named(IOperation variable)
    {
        var symbol = VariableUsage.VariableOf(variable)!;
        return new Moment(symbol.Name + "@" + symbol.Locations[0].SourceSpan.Start, 0);
    }

    private static bool IsClock(IPropertySymbol property) =>
        property is { IsStatic: true, Name: "UtcNow" or "Now", ContainingType.Name: nameof(DateTimeOffset) or nameof(DateTime) };
}
