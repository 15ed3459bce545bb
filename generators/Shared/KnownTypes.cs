using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Shared;

/// <summary>The types that the verdict compares with, looked up once per compilation: a look-up asks every reference.</summary>
internal sealed class KnownTypes
{
    private static readonly ConditionalWeakTable<Compilation, KnownTypes> Cache = new();

    private KnownTypes(Compilation compilation)
    {
        SpanTagAttribute = compilation.GetTypeByMetadataName(MetadataNames.SpanTagAttribute);
        SpanBuilder = compilation.GetTypeByMetadataName(MetadataNames.SpanBuilder);
        MetricGroup = compilation.GetTypeByMetadataName(MetadataNames.MetricGroup);
        IRichFunction = compilation.GetTypeByMetadataName(MetadataNames.IRichFunction);
        RichFunction = compilation.GetTypeByMetadataName(MetadataNames.RichFunction);
        RuntimeContext = compilation.GetTypeByMetadataName(MetadataNames.RuntimeContext);
    }

    public INamedTypeSymbol? SpanTagAttribute { get; }

    public INamedTypeSymbol? SpanBuilder { get; }

    public INamedTypeSymbol? MetricGroup { get; }

    public INamedTypeSymbol? IRichFunction { get; }

    public INamedTypeSymbol? RichFunction { get; }

    public INamedTypeSymbol? RuntimeContext { get; }

    public static KnownTypes In(Compilation compilation) => Cache.GetValue(compilation, static key => new KnownTypes(key));

    public static bool Same(ISymbol? one, ISymbol? other) => one is not null && SymbolEqualityComparer.Default.Equals(one, other);
}
