using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Shared.Members;

/// <summary>The methods that a type could override or implement.</summary>
internal static class MemberCandidates
{
    /// <summary>Methods of base classes, the nearest first, without those that a nearer one overrides. Not all of them are virtual.</summary>
    public static ImmutableArray<IMethodSymbol> OfBases(INamedTypeSymbol type, KnownTypes types)
    {
        var found = ImmutableArray.CreateBuilder<IMethodSymbol>();
        foreach (var method in BasesOf(type).SelectMany(Methods).Where(method => !method.IsStatic && types.IsAccessible(method, type)))
        {
            if (!found.Any(nearer => Overridden(nearer).Contains(method, SymbolEqualityComparer.Default)))
            {
                found.Add(method);
            }
        }

        return found.ToImmutable();
    }

    /// <summary>Methods without a sealed body of the interfaces that the type itself names, and of those that these extend.</summary>
    public static ImmutableArray<IMethodSymbol> OfInterfaces(INamedTypeSymbol type, KnownTypes types) => InterfacesOf(type)
        .SelectMany(Methods)
        .Where(method => (method.IsAbstract || method.IsVirtual) && types.IsAccessible(method, type))
        .ToImmutableArray();

    public static bool IsOverridable(IMethodSymbol method) => (method.IsVirtual || method.IsAbstract || method.IsOverride) && !method.IsSealed;

    /// <summary>The interfaces whose members the type may implement.</summary>
    public static IEnumerable<INamedTypeSymbol> InterfacesOf(INamedTypeSymbol type) =>
        type.Interfaces.Concat(type.Interfaces.SelectMany(each => each.AllInterfaces)).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);

    public static IEnumerable<INamedTypeSymbol> BasesOf(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }

    /// <summary>True when the member can be called one of <paramref name="owner"/>: declared there, overridden from there, or inherited there.</summary>
    public static bool BelongsTo(IMethodSymbol method, INamedTypeSymbol owner, KnownTypes types) =>
        Overridden(method).Prepend(method).Any(each => Inherited(owner).Prepend(owner).Any(type => types.Identical(type, each.ContainingType)));

    private static IEnumerable<INamedTypeSymbol> Inherited(INamedTypeSymbol owner) => owner.TypeKind == TypeKind.Interface ? owner.AllInterfaces : BasesOf(owner);

    private static IEnumerable<IMethodSymbol> Overridden(IMethodSymbol method)
    {
        for (var current = method.OverriddenMethod; current is not null; current = current.OverriddenMethod)
        {
            yield return current;
        }
    }

    private static IEnumerable<IMethodSymbol> Methods(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IMethodSymbol>().Where(method => method.MethodKind == MethodKind.Ordinary);
}
