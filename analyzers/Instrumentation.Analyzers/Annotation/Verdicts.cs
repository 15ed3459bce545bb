using System.Runtime.CompilerServices;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Annotation;

/// <summary>The verdicts on the methods of a type, made once for all rules that read them.</summary>
internal static class Verdicts
{
    // A symbol belongs to one compilation, and the verdict goes when the symbol goes.
    private static readonly ConditionalWeakTable<IMethodSymbol, SpanVerdict> Known = new();

    // Most types have none, which is found out once.
    private static readonly ConditionalWeakTable<INamedTypeSymbol, IReadOnlyList<SpanVerdict>> KnownIn = new();

    public static IReadOnlyList<SpanVerdict> In(INamedTypeSymbol type, RuntimeTypes types, Compilation compilation, CancellationToken cancellationToken)
    {
        if (KnownIn.TryGetValue(type, out var known))
        {
            return known;
        }

        IReadOnlyList<SpanVerdict> verdicts = SpanMarks.In(compilation).MayBeAt(type)
            ? [.. type.GetMembers().OfType<IMethodSymbol>().Select(method => Of(method, types, compilation, cancellationToken)).OfType<SpanVerdict>()]
            : [];
        return KnownIn.GetValue(type, _ => verdicts);
    }

    /// <summary>Null for a method without <c>[Span]</c>.</summary>
    public static SpanVerdict? Of(IMethodSymbol method, RuntimeTypes types, Compilation compilation, CancellationToken cancellationToken)
    {
        if (Known.TryGetValue(method, out var known))
        {
            return known;
        }

        var attribute = method.GetAttributes().FirstOrDefault(attribute => KnownTypes.Same(attribute.AttributeClass, types.SpanAttribute));
        return attribute is null
            ? null
            : Known.GetValue(method, _ => SpanVerdict.Of(method, attribute, compilation, cancellationToken));
    }
}
