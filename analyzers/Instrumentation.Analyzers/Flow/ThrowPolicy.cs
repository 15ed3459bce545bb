using Instrumentation.Analyzers.Flow.Methods;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Flow;

/// <summary>
/// Which operations are taken to throw. Almost anything can; a path is worth a report only when its author can reckon with it, so it is calls and awaits,
/// without those that fail in no program that still works: clocks, logs, collections and text in memory, and what tidies up.
/// </summary>
internal static class ThrowPolicy
{
    private static readonly string[] SafeNamespaces =
    [
        "System.Diagnostics", "System.Diagnostics.Metrics", "System.Collections.Generic", "System.Collections.Concurrent", "System.Text",
        "Microsoft.Extensions.Logging", "Instrumentation.Traces", "Instrumentation.Metrics",
    ];

    public static bool MayThrow(IOperation operation, BuilderMethods methods) => operation switch
    {
        IInvocationOperation { IsImplicit: false } call => !IsSafe(call.TargetMethod) && !IsClock(call, methods),
        IAwaitOperation { IsImplicit: false, Operation: var awaited } => !IsSafeToAwait(awaited),
        _ => false,
    };

    /// <summary>The innermost region that has to do with exceptions is no handler: handlers are expected to work.</summary>
    public static bool IsExpectedIn(ControlFlowRegion region)
    {
        var current = region;
        while (current.EnclosingRegion is { } enclosing
            && current.Kind is not (ControlFlowRegionKind.Try or ControlFlowRegionKind.Catch or ControlFlowRegionKind.Filter or ControlFlowRegionKind.Finally))
        {
            current = enclosing;
        }

        return current.Kind is ControlFlowRegionKind.Try or ControlFlowRegionKind.Root;
    }

    /// <summary>A helper that tells the time, known by what it returns or by where its value goes.</summary>
    private static bool IsClock(IInvocationOperation call, BuilderMethods methods) =>
        (call.Arguments.IsEmpty && call.Type is { Name: "DateTimeOffset" or "DateTime" or "TimeSpan" })
        || (call.Parent is IArgumentOperation { Parent: IInvocationOperation setter } && methods.SetsTime(setter));

    /// <summary>What ends without a failure: a call that does not throw in another way either, and the signal that the function itself gives.</summary>
    private static bool IsSafeToAwait(IOperation awaited) => awaited switch
    {
        IInvocationOperation call => IsSafe(call.TargetMethod),
        IPropertyReferenceOperation { Property.Name: "Task", Instance: ILocalReferenceOperation { Type.Name: "TaskCompletionSource" } } => true,
        _ => false,
    };

    /// <summary>A query does nothing until it is enumerated.</summary>
    private static bool IsLazy(IMethodSymbol method) =>
        method is { ContainingType.Name: "Enumerable", ReturnType: INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T } }
        && method.ContainingNamespace.ToDisplayString() == "System.Linq";

    private static bool IsSafe(IMethodSymbol method) =>
        method.ContainingType is { SpecialType: SpecialType.System_DateTime or SpecialType.System_Object or SpecialType.System_String }
            or { Name: "DateTimeOffset" or "TimeSpan" or "TimeProvider" or "Environment" or "Console" or "Math" or "Guid", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
        || method is { Name: "ToString" or "Dispose" or "DisposeAsync" } or { Name: "WhenAny", ContainingType.Name: "Task" } or { Name: "Register", ContainingType.Name: "CancellationToken" }
        || IsLazy(method)
        || Array.IndexOf(SafeNamespaces, method.ContainingNamespace.ToDisplayString()) >= 0;
}
