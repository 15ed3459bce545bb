using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.Shared;

/// <summary>The types that the verdict compares with, looked up once per verdict.</summary>
internal sealed class KnownTypes(Compilation compilation)
{
    public Compilation Compilation { get; } = compilation;

    public INamedTypeSymbol? SpanAttribute { get; } = compilation.GetTypeByMetadataName(MetadataNames.SpanAttribute);

    public INamedTypeSymbol? SpanTagAttribute { get; } = compilation.GetTypeByMetadataName(MetadataNames.SpanTagAttribute);

    public INamedTypeSymbol? SpanBuilder { get; } = compilation.GetTypeByMetadataName(MetadataNames.SpanBuilder);

    public INamedTypeSymbol? MetricGroup { get; } = compilation.GetTypeByMetadataName(MetadataNames.MetricGroup);

    public INamedTypeSymbol? IRichFunction { get; } = compilation.GetTypeByMetadataName(MetadataNames.IRichFunction);

    public INamedTypeSymbol? RichFunction { get; } = compilation.GetTypeByMetadataName(MetadataNames.RichFunction);

    public INamedTypeSymbol? RuntimeContext { get; } = compilation.GetTypeByMetadataName(MetadataNames.RuntimeContext);

    /// <summary>True for types that differ at most in the names of tuple elements, in dynamic for object, and in what is said about null.</summary>
    public bool Identical(ITypeSymbol one, ITypeSymbol other) => Same(one, other) || Compilation.ClassifyConversion(one, other).IsIdentity;

    public bool IsDerived(ITypeSymbol type, ITypeSymbol from) => Compilation.ClassifyConversion(type, from) is { IsImplicit: true, IsReference: true };

    public bool IsAccessible(ISymbol member, INamedTypeSymbol within) => Compilation.IsSymbolAccessibleWithin(member, within);

    public static bool Same(ISymbol? one, ISymbol? other) => one is not null && SymbolEqualityComparer.Default.Equals(one, other);
}
