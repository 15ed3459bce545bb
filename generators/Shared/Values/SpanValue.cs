using Microsoft.CodeAnalysis;

namespace Instrumentation.Shared.Values;

/// <summary>A value that is read for a span's name or attributes.</summary>
/// <param name="Expression">The C# expression.</param>
/// <param name="Type">Its type, before a null on the way makes it nullable.</param>
/// <param name="MayThrow">True when a getter is called on the way.</param>
internal sealed record SpanValue(string Expression, ITypeSymbol Type, bool MayThrow)
{
    /// <summary>The type without <c>Nullable&lt;&gt;</c>.</summary>
    public ITypeSymbol Underlying => UnderlyingOf(Type);

    /// <summary>
    /// True for the types whose text is known and stable: string, char, bool, integers that fit a long, float, double, decimal, enums, Guid, DateTime,
    /// DateTimeOffset, TimeSpan, Uri, and their nullable forms.
    /// </summary>
    public bool IsSupported => Underlying switch
    {
        { TypeKind: TypeKind.Enum } => true,
        { SpecialType: not SpecialType.None } type => type.SpecialType
            is SpecialType.System_String or SpecialType.System_Char or SpecialType.System_Boolean
            or SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16
            or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_IntPtr
            or SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal or SpecialType.System_DateTime,
        var type => type is { ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
            && type.Name is ("Guid" or "DateTimeOffset" or "TimeSpan" or "Uri"),
    };

    /// <summary>Says why the value cannot be carried, as the end of a sentence about it.</summary>
    /// <param name="instead">What to write instead; <see langword="null"/> when nothing is known.</param>
    public string WhyNotSupported(string? instead)
    {
        var type = Type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
        return $"is of type '{type}', which has no text of its own: " + (instead is null
            ? "name a member of it that has one, or set the attribute in the body, which may take a SpanBuilder"
            : $"name a member of it instead, for example {instead}");
    }

    public static ITypeSymbol UnderlyingOf(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
}
