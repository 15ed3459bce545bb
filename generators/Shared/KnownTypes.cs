using Microsoft.CodeAnalysis;

namespace Instrumentation.Shared;

/// <summary>The types that the verdict compares with, looked up once per verdict.</summary>
internal sealed class KnownTypes(Compilation compilation)
{
    public INamedTypeSymbol? SpanTagAttribute { get; } = compilation.GetTypeByMetadataName(MetadataNames.SpanTagAttribute);

    public INamedTypeSymbol? SpanBuilder { get; } = compilation.GetTypeByMetadataName(MetadataNames.SpanBuilder);

    public INamedTypeSymbol? MetricGroup { get; } = compilation.GetTypeByMetadataName(MetadataNames.MetricGroup);

    public INamedTypeSymbol? IRichFunction { get; } = compilation.GetTypeByMetadataName(MetadataNames.IRichFunction);

    public INamedTypeSymbol? RichFunction { get; } = compilation.GetTypeByMetadataName(MetadataNames.RichFunction);

    public INamedTypeSymbol? RuntimeContext { get; } = compilation.GetTypeByMetadataName(MetadataNames.RuntimeContext);

    public static bool Same(ISymbol? one, ISymbol? other) => one is not null && SymbolEqualityComparer.Default.Equals(one, other);
}
