using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.Shared;

/// <summary>The types that the verdict compares with, looked up once per compilation: a look-up asks every reference.</summary>
internal sealed class KnownTypes
{
    private static readonly ConditionalWeakTable<Compilation, KnownTypes> Cache = new();

    private KnownTypes(Compilation compilation)
    {
        Compilation = compilation;
        HasExternAliases = compilation.References.Any(reference => !reference.Properties.Aliases.IsEmpty);
        SpanAttribute = compilation.GetTypeByMetadataName(MetadataNames.SpanAttribute);
        SpanTagAttribute = compilation.GetTypeByMetadataName(MetadataNames.SpanTagAttribute);
        Span = compilation.GetTypeByMetadataName(MetadataNames.Span);
        SpanBuilder = compilation.GetTypeByMetadataName(MetadataNames.SpanBuilder);
        MetricGroup = compilation.GetTypeByMetadataName(MetadataNames.MetricGroup);
        IRichFunction = compilation.GetTypeByMetadataName(MetadataNames.IRichFunction);
        RichFunction = compilation.GetTypeByMetadataName(MetadataNames.RichFunction);
        RuntimeContext = compilation.GetTypeByMetadataName(MetadataNames.RuntimeContext);
    }

    public Compilation Compilation { get; }

    /// <summary>True when a type may be known by an extern alias only.</summary>
    public bool HasExternAliases { get; }

    public INamedTypeSymbol? SpanAttribute { get; }

    public INamedTypeSymbol? SpanTagAttribute { get; }

    public INamedTypeSymbol? Span { get; }

    public INamedTypeSymbol? SpanBuilder { get; }

    public INamedTypeSymbol? MetricGroup { get; }

    public INamedTypeSymbol? IRichFunction { get; }

    public INamedTypeSymbol? RichFunction { get; }

    public INamedTypeSymbol? RuntimeContext { get; }

    public static KnownTypes In(Compilation compilation) => Cache.GetValue(compilation, static key => new KnownTypes(key));

    /// <summary>True for types that differ at most in the names of tuple elements, in dynamic for object, and in what is said about null.</summary>
    public bool Identical(ITypeSymbol one, ITypeSymbol other) => Same(one, other) || Compilation.ClassifyConversion(one, other).IsIdentity;

    public bool IsDerived(ITypeSymbol type, ITypeSymbol from) => Compilation.ClassifyConversion(type, from) is { IsImplicit: true, IsReference: true };

    public bool IsAccessible(ISymbol member, INamedTypeSymbol within) => Compilation.IsSymbolAccessibleWithin(member, within);

    public static bool Same(ISymbol? one, ISymbol? other) => one is not null && SymbolEqualityComparer.Default.Equals(one, other);
}
