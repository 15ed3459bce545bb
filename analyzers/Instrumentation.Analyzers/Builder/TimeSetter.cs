using Instrumentation.Analyzers.Flow;
using Instrumentation.Analyzers.Flow.Methods;
using Instrumentation.Analyzers.Flow.Paths;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Builder;

/// <summary>Chooses the method that sets the time which is missing: the counterpart of the one that sets the other time.</summary>
internal static class TimeSetter
{
    /// <param name="flow">The builder.</param>
    /// <param name="given">The call that sets the other time.</param>
    /// <param name="missing">The time that is missing.</param>
    /// <param name="place">Where it will be set.</param>
    public static string Choose(FlowResult flow, PathStep given, MethodRoles missing, SyntaxNode place)
    {
        var method = ((IInvocationOperation)given.Operation).TargetMethod;
        return (flow.Context.Methods.IsOwn(method), method.Name) switch
        {
            (true, MethodNames.SetStartTsMillis) => MethodNames.SetEndTsMillis,
            (true, MethodNames.SetEndTsMillis) => MethodNames.SetStartTsMillis,
            (false, _) when Listed(flow, missing, place) is { } listed => listed,
            _ => missing == MethodRoles.Start ? MethodNames.SetStartTime : MethodNames.SetEndTime,
        };
    }

    /// <summary>The one listed method that does no more than set this time, and that a chain of calls can go on with.</summary>
    private static string? Listed(FlowResult flow, MethodRoles role, SyntaxNode place)
    {
        var builder = flow.Context.Types.SpanBuilder;
        var fitting = flow.Context.Graph.OriginalOperation.SemanticModel!.LookupSymbols(place.SpanStart, builder, includeReducedExtensionMethods: true)
            .OfType<IMethodSymbol>()
            .Where(method => SymbolEqualityComparer.Default.Equals(method.ReturnType, builder)
                && method.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams)
                && flow.Context.Methods.Listed.RolesOf(method) == role)
            .Select(method => method.Name)
            .Distinct()
            .ToList();
        return fitting.Count == 1 ? fitting[0] : null;
    }
}
