using Instrumentation.Generators.Models;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Report;

/// <summary>What rows are made from: a file of the project.</summary>
internal sealed class RowContext(SemanticModel model, string projectDirectory, CancellationToken cancellationToken)
{
    private readonly KnownTypes _types = KnownTypes.In(model.Compilation);
    private readonly string _file = RelativePath.Of(model.SyntaxTree.FilePath, projectDirectory);

    public SemanticModel Model => model;

    public CancellationToken CancellationToken => cancellationToken;

    public bool IsSpanAttribute(AttributeData attribute) => KnownTypes.Same(attribute.AttributeClass, _types.SpanAttribute);

    /// <summary>True for the two methods of the runtime that a span is written by hand with.</summary>
    public bool MakesSpan(IMethodSymbol method) => method.Parameters.Length == 2 && KnownTypes.Same(method.ContainingType, method.IsStatic ? _types.Span : _types.MetricGroup);

    /// <summary>A row for what has its name at a place in this file.</summary>
    public SpanRow Row(string? scope, string? name, string form, IEnumerable<AttributeRow> attributes, IEnumerable<OptionRow> options, SyntaxToken place) => new(
        scope,
        name,
        form,
        attributes.Distinct().OrderBy(row => row.Key, StringComparer.Ordinal).ThenBy(row => row.Type, StringComparer.Ordinal).ToEquatableArray(),
        options.ToEquatableArray(),
        _file,
        place.GetLocation().GetLineSpan().StartLinePosition.Line + 1);
}
