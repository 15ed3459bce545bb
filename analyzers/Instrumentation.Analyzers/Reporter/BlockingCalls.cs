using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Reporter;

/// <summary>Knows the calls that stop a thread.</summary>
internal static class BlockingCalls
{
    private static readonly Dictionary<string, string[]> Waits = new()
    {
        ["System.Threading.Tasks.Task"] = ["Wait", "WaitAll", "WaitAny"],
        ["System.Threading.Thread"] = ["Sleep", "Join"],
        ["System.Threading.Monitor"] = ["Wait"],
        ["System.Threading.WaitHandle"] = ["WaitOne", "WaitAll", "WaitAny"],
        ["System.Threading.SemaphoreSlim"] = ["Wait"],
        ["System.Threading.ManualResetEventSlim"] = ["Wait"],
        ["System.Threading.CountdownEvent"] = ["Wait"],
        ["System.Threading.Barrier"] = ["SignalAndWait"],
        ["System.Collections.Concurrent.BlockingCollection"] = ["Take"],
        ["System.Diagnostics.Process"] = ["WaitForExit"],
        ["System.Runtime.CompilerServices.TaskAwaiter"] = ["GetResult"],
        ["System.Runtime.CompilerServices.ValueTaskAwaiter"] = ["GetResult"],
        ["System.Runtime.CompilerServices.ConfiguredTaskAwaitable.ConfiguredTaskAwaiter"] = ["GetResult"],
        ["System.Runtime.CompilerServices.ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter"] = ["GetResult"],
    };

    /// <summary>Input and output, which only an inline reporter has to leave to others.</summary>
    private static readonly Dictionary<string, string[]> Transfers = new()
    {
        ["System.IO.File"] = ["AppendAllLines", "AppendAllText", "AppendAllBytes", "WriteAllLines", "WriteAllText", "WriteAllBytes", "ReadAllText", "ReadAllLines", "ReadAllBytes", "Copy"],
        ["System.IO.FileStream"] = ["Write", "WriteByte", "Read", "Flush"],
        ["System.IO.StreamWriter"] = ["Write", "WriteLine", "Flush"],
        ["System.IO.RandomAccess"] = ["Write", "Read", "FlushToDisk"],
        ["System.Net.Http.HttpClient"] = ["Send"],
        ["System.Net.Sockets.Socket"] = ["Send", "SendTo", "Receive", "Connect"],
        ["System.Net.Sockets.NetworkStream"] = ["Write", "Read"],
        ["System.Net.Sockets.UdpClient"] = ["Send"],
    };

    /// <summary>The call as it is named in a message; null for one that does not block.</summary>
    public static string? Describe(IOperation operation, bool isInline) => operation switch
    {
        IPropertyReferenceOperation { Property: { Name: "Result", ContainingType: { Name: "Task" or "ValueTask", Arity: 1 } task } }
            when task.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks" => task.Name + ".Result",
        IInvocationOperation call when Blocks(call, Waits) && !HasNoPatience(call) => Name(call),
        IInvocationOperation call when isInline && Blocks(call, Transfers) => Name(call),
        _ => null,
    };

    private static bool Blocks(IInvocationOperation call, Dictionary<string, string[]> known)
    {
        for (var type = call.TargetMethod.ContainingType; type is not null; type = type.BaseType)
        {
            if (known.TryGetValue(FullName(type), out var methods) && Array.IndexOf(methods, call.TargetMethod.Name) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A timeout of zero asks without waiting.</summary>
    private static bool HasNoPatience(IInvocationOperation call) => call.Arguments.Any(argument =>
        argument.Value.ConstantValue is { HasValue: true, Value: 0 }
        || argument.Value is IFieldReferenceOperation { Field: { Name: nameof(TimeSpan.Zero), ContainingType.Name: nameof(TimeSpan) } });

    private static string Name(IInvocationOperation call) => call.TargetMethod.ContainingType.Name + "." + call.TargetMethod.Name;

    private static string FullName(INamedTypeSymbol type) => type.ContainingType is { } outer
        ? FullName(outer) + "." + type.Name
        : type.ContainingNamespace.ToDisplayString() + "." + type.Name;
}
