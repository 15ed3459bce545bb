using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Generators.Report;

/// <summary>
/// Finds the attributes that code sets on a span under constant keys: in the chain of calls that begins with it, and on a local variable that holds nothing else.
/// A span that goes elsewhere may get more.
/// </summary>
internal static class SetAttributes
{
    /// <param name="span">The call that makes the span.</param>
    public static IEnumerable<AttributeRow> On(IInvocationOperation span) => In(span.Root(), origin => origin.Syntax == span.Syntax);

    /// <param name="span">The parameter that is the span.</param>
    /// <param name="body">The method that has it.</param>
    public static IEnumerable<AttributeRow> On(IParameterSymbol span, IOperation body) =>
        In(body, origin => origin is IParameterReferenceOperation { Parameter: var parameter } && KnownTypes.Same(parameter, span));

    private static IEnumerable<AttributeRow> In(IOperation body, Func<IOperation, bool> isSpan) => body.DescendantsAndSelf()
        .OfType<IInvocationOperation>()
        .Where(call => call is { TargetMethod: { Name: MethodNames.SetAttribute, Parameters.Length: 2 }, Instance: { } instance } && isSpan(Origin(instance)))
        .Select(RowOf)
        .OfType<AttributeRow>();

    private static AttributeRow? RowOf(IInvocationOperation call) => call.Argument(0) is { ConstantValue: { HasValue: true, Value: string key } }
        ? AttributeRow.Of(key, call.TargetMethod.Parameters[1].Type)
        : null;

    // The calls of a builder and of a scope return what they are made on.
    private static IOperation Origin(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local when AssignedOnce.Declaration(local) is { } value => Origin(value),
        IInvocationOperation { Instance: { } instance, TargetMethod: var method } when KnownTypes.Same(method.ReturnType, method.ContainingType) => Origin(instance),
        _ => operation,
    };
}
