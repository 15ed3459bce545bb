using Microsoft.CodeAnalysis;

namespace Instrumentation.Shared;

/// <summary>
/// Finds the types that a signature names, those within other types too: type arguments, elements, what is pointed at. Types that have a keyword are left out: any
/// file can name them.
/// </summary>
internal static class SignatureTypes
{
    public static IEnumerable<INamedTypeSymbol> Of(IMethodSymbol method) => method.Parameters.Select(parameter => parameter.Type)
        .Append(method.ReturnType)
        .Concat(method.TypeParameters.SelectMany(parameter => parameter.ConstraintTypes))
        .SelectMany(In)
        .Where(type => type.SpecialType == SpecialType.None);

    private static IEnumerable<INamedTypeSymbol> In(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => In(array.ElementType),
        IPointerTypeSymbol pointer => In(pointer.PointedAtType),
        IFunctionPointerTypeSymbol { Signature: var signature } => Of(signature),
        INamedTypeSymbol { ContainingType: { } containing } named => In(containing).Concat(named.TypeArguments.SelectMany(In)).Append(named),
        INamedTypeSymbol named => named.TypeArguments.SelectMany(In).Append(named),
        _ => [],
    };
}
