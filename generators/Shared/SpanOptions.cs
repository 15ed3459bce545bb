using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Shared;

/// <summary>What a <c>[Span]</c> attribute says.</summary>
internal sealed record SpanOptions
{
    public string? Name { get; init; }

    public INamedTypeSymbol? Scope { get; init; }

    public double MinDurationMs { get; init; }

    /// <summary>True when <see cref="MinDurationMs"/> leaves calls out, and not all of them.</summary>
    public bool HasMinDuration => MinDurationMs > 0 && !double.IsInfinity(MinDurationMs);

    public bool OnlyOnError { get; init; }

    public int Every { get; init; } = 1;

    public ImmutableArray<INamedTypeSymbol> Ignore { get; init; } = ImmutableArray<INamedTypeSymbol>.Empty;

    /// <summary>The types of <see cref="Ignore"/> that an exception can be of.</summary>
    public IEnumerable<INamedTypeSymbol> ExpectedExceptions => Ignore.Where(type => !type.IsUnboundGenericType && IsException(type));

    public bool StackTrace { get; init; }

    public bool Leaf { get; init; }

    /// <summary>A value of <c>System.Diagnostics.ActivityKind</c>.</summary>
    public int Kind { get; init; }

    /// <summary>The member that the method with the attribute is the Core of; <see langword="null"/> when the attribute stands on the member itself.</summary>
    public string? Implements { get; init; }

    private static bool IsException(INamedTypeSymbol? type) => type is not null && (type.ToDisplayString() == "System.Exception" || IsException(type.BaseType));

    public static SpanOptions Of(AttributeData attribute)
    {
        var named = attribute.NamedArguments.ToImmutableDictionary(argument => argument.Key, argument => argument.Value);
        return new SpanOptions
        {
            Name = attribute.ConstructorArguments is [{ Value: string name }, ..] ? name : null,
            Scope = Value<INamedTypeSymbol?>(nameof(Scope), null),
            MinDurationMs = Value(nameof(MinDurationMs), 0.0),
            OnlyOnError = Value(nameof(OnlyOnError), false),
            Every = Value(nameof(Every), 1),
            Ignore = Types(nameof(Ignore)),
            StackTrace = Value(nameof(StackTrace), false),
            Leaf = Value(nameof(Leaf), false),
            Kind = Value(nameof(Kind), 0),
            Implements = Value<string?>(nameof(Implements), null),
        };

        T Value<T>(string key, T defaultValue) =>
            named.TryGetValue(key, out var constant) && constant is { Kind: not TypedConstantKind.Array, Value: T value } ? value : defaultValue;

        ImmutableArray<INamedTypeSymbol> Types(string key) =>
            named.TryGetValue(key, out var constant) && constant is { Kind: TypedConstantKind.Array, IsNull: false }
                ? constant.Values.Select(value => value.Value).OfType<INamedTypeSymbol>().ToImmutableArray()
                : ImmutableArray<INamedTypeSymbol>.Empty;
    }
}
