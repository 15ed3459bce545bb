using System.Collections.Immutable;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Annotation.Policy;

/// <summary>One <c>[assembly: RequireSpan(typeof(T))]</c>: which methods it asks a span of.</summary>
internal sealed class SpanPolicy(INamedTypeSymbol required, KnownTypes types)
{
    private const string Functions = "Instrumentation.Functions";

    /// <summary>The type as the attribute names it.</summary>
    public string Name => required.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    public static ImmutableArray<SpanPolicy> In(Compilation compilation) =>
        compilation.GetTypeByMetadataName(MetadataNames.RequireSpanAttribute) is not { } attribute
            ? ImmutableArray<SpanPolicy>.Empty
            : compilation.Assembly.GetAttributes()
                .Where(each => KnownTypes.Same(each.AttributeClass, attribute))
                .Select(each => each.ConstructorArguments is [{ Value: INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Interface } type }] ? type : null)
                .OfType<INamedTypeSymbol>()
                .Select(type => new SpanPolicy(type, KnownTypes.In(compilation)))
                .ToImmutableArray();

    /// <summary>The <c>[NoSpan]</c> of a method or of a type around it.</summary>
    public static AttributeData? ExceptionFor(IMethodSymbol method, Compilation compilation)
    {
        var attribute = compilation.GetTypeByMetadataName(MetadataNames.NoSpanAttribute);
        for (ISymbol? symbol = method; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            if (symbol.GetAttributes().FirstOrDefault(each => KnownTypes.Same(each.AttributeClass, attribute)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The methods of this project that do the work of a type, each with the member that it overrides or implements.</summary>
    public IEnumerable<(IMethodSymbol Method, IMethodSymbol Work)> WorkIn(INamedTypeSymbol type)
    {
        if (type.IsAbstract || type.TypeKind is not (TypeKind.Class or TypeKind.Struct))
        {
            return [];
        }

        if (KnownTypes.Same(required, types.IRichFunction) || KnownTypes.Same(required, types.RichFunction))
        {
            return Overrides(type, BasesOf(type).Where(each => each.ContainingNamespace.ToDisplayString() == Functions));
        }

        return required.TypeKind == TypeKind.Interface ? Implementations(type) : Overrides(type, BasesOf(type).SkipWhile(each => !Matches(each)));
    }

    /// <summary>What a class has to write itself is its work: the abstract methods of its bases.</summary>
    private static IEnumerable<(IMethodSymbol Method, IMethodSymbol Work)> Overrides(INamedTypeSymbol type, IEnumerable<INamedTypeSymbol> bases) =>
        from work in bases.SelectMany(each => each.GetMembers().OfType<IMethodSymbol>())
        where work is { IsAbstract: true, IsOverride: false, MethodKind: MethodKind.Ordinary }
        let method = BasesOf(type).Prepend(type).SelectMany(each => each.GetMembers(work.Name).OfType<IMethodSymbol>()).FirstOrDefault(method => Overridden(method, work))
        where method is not null && IsWritten(method)
        select (method, work);

    private IEnumerable<(IMethodSymbol Method, IMethodSymbol Work)> Implementations(INamedTypeSymbol type) =>
        from contract in type.AllInterfaces
        where Matches(contract)
        from work in contract.GetMembers().OfType<IMethodSymbol>()
        where work is { MethodKind: MethodKind.Ordinary, IsStatic: false }
        let method = type.FindImplementationForInterfaceMember(work) as IMethodSymbol
        where method is not null && IsWritten(method)
        select (method.PartialDefinitionPart ?? method, work);

    private bool Matches(INamedTypeSymbol type) =>
        KnownTypes.Same(required.IsUnboundGenericType ? required.OriginalDefinition : required, required.IsUnboundGenericType ? type.OriginalDefinition : type);

    /// <summary>True for what the user wrote in this project, where a span can be asked for; the bodies that an interface brings along are its own.</summary>
    private static bool IsWritten(IMethodSymbol method) => method is { IsAbstract: false, ContainingType.TypeKind: not TypeKind.Interface }
        && method.Locations.Any(location => location.IsInSource)
        && DeclarationCheck.IsWrittenByHand(method);

    private static bool Overridden(IMethodSymbol method, IMethodSymbol work)
    {
        for (var current = method.OverriddenMethod; current is not null; current = current.OverriddenMethod)
        {
            if (KnownTypes.Same(current.OriginalDefinition, work.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<INamedTypeSymbol> BasesOf(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }
}
