using Instrumentation.Generators.Models;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Parsing;

/// <summary>Finds the ids under which the compiler warns of what is marked <c>[Experimental]</c> in a signature: the user has accepted it in the declaration.</summary>
internal static class ExperimentalIds
{
    public static EquatableArray<string> Of(SpanVerdict verdict)
    {
        var method = verdict.Method;
        return method.Parameters.Select(parameter => parameter.Type)
            .Append(method.ReturnType)
            .Concat(method.TypeParameters.SelectMany(parameter => parameter.ConstraintTypes))
            .Concat(verdict.Options.Ignore)
            .SelectMany(SymbolsIn)
            .Append(verdict.Core?.Symbol)
            .Select(IdOf)
            .OfType<string>()
            .Distinct()
            .OrderBy(id => id, StringComparer.Ordinal)
            .ToEquatableArray();
    }

    private static IEnumerable<ISymbol> SymbolsIn(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => SymbolsIn(array.ElementType),
        IPointerTypeSymbol pointer => SymbolsIn(pointer.PointedAtType),
        IFunctionPointerTypeSymbol { Signature: var signature } => signature.Parameters.Select(parameter => parameter.Type).Append(signature.ReturnType).SelectMany(SymbolsIn),
        INamedTypeSymbol named => named.TypeArguments.SelectMany(SymbolsIn).Concat(WithContaining(named)),
        _ => [],
    };

    // What is marked is the type, one around it, its module or its assembly.
    private static IEnumerable<ISymbol> WithContaining(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            yield return current;
        }

        if (type.ContainingAssembly is { } assembly)
        {
            yield return assembly;
        }
    }

    private static string? IdOf(ISymbol? symbol) => symbol?.GetAttributes()
        .FirstOrDefault(attribute => attribute.AttributeClass?.ToDisplayString() == "System.Diagnostics.CodeAnalysis.ExperimentalAttribute")?
        .ConstructorArguments is [{ Value: string id }, ..] ? id : null;
}
