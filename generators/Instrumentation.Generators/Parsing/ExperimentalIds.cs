using Instrumentation.Generators.Models;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Parsing;

/// <summary>Finds the ids under which the compiler warns of what is marked <c>[Experimental]</c> in a signature: the user has accepted it in the declaration.</summary>
internal static class ExperimentalIds
{
    public static EquatableArray<string> Of(SpanVerdict verdict)
    {
        var types = SignatureTypes.Of(verdict.Method).Concat(verdict.Options.ExpectedExceptions).ToArray();
        return types.Concat<ISymbol?>(types.Select(type => type.ContainingAssembly))
            .Append(verdict.Core?.Symbol)
            .Select(IdOf)
            .OfType<string>()
            .Distinct()
            .OrderBy(id => id, StringComparer.Ordinal)
            .ToEquatableArray();
    }

    private static string? IdOf(ISymbol? symbol) => symbol?.GetAttributes()
        .FirstOrDefault(attribute => attribute.AttributeClass is { Name: "ExperimentalAttribute" } type && PassedOnAttributes.IsForCodeAnalysis(type))?
        .ConstructorArguments is [{ Value: string id }, ..] ? id : null;
}
