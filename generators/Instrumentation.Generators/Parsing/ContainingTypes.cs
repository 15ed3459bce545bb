using Instrumentation.Generators.Models;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Generators.Parsing;

/// <summary>Describes the types around a method.</summary>
internal static class ContainingTypes
{
    private static readonly SymbolDisplayFormat NamespaceFormat = SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    public static ContainingType Of(INamedTypeSymbol type)
    {
        var types = FromOutermost(type);
        var space = type.ContainingNamespace is { IsGlobalNamespace: false } named ? named.ToDisplayString(NamespaceFormat) : "";
        var typeNames = types.Select(each => each.Arity == 0 ? each.Name : $"{each.Name}_{each.Arity}").ToArray();
        return new ContainingType(
            space,
            types.Select(Declaration).ToEquatableArray(),
            (space.Length == 0 ? "" : Scopes.OfNamespace(type.ContainingNamespace) + ".") + string.Join(".", typeNames),
            string.Join("_", typeNames) + "__Spans");
    }

    private static List<INamedTypeSymbol> FromOutermost(INamedTypeSymbol type)
    {
        var types = new List<INamedTypeSymbol>();
        for (var current = type; current is not null; current = current.ContainingType)
        {
            types.Insert(0, current);
        }

        return types;
    }

    // 'unsafe' on a type covers only the part that it stands on.
    private static string Declaration(INamedTypeSymbol type) => $"{(IsUnsafe(type) ? "unsafe " : "")}partial {Keyword(type)} {Identifiers.Escape(type.Name)}{TypeParameters(type)}";

    private static bool IsUnsafe(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Any(reference =>
        reference.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.UnsafeKeyword));

    private static string Keyword(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Struct, true) => "record struct",
        (TypeKind.Struct, false) => "struct",
        (TypeKind.Interface, _) => "interface",
        (_, true) => "record",
        _ => "class",
    };

    private static string TypeParameters(INamedTypeSymbol type) => type.TypeParameters.IsEmpty
        ? ""
        : $"<{string.Join(", ", type.TypeParameters.Select(parameter => Variance(parameter) + Identifiers.Escape(parameter.Name)))}>";

    private static string Variance(ITypeParameterSymbol parameter) => parameter.Variance switch
    {
        VarianceKind.In => "in ",
        VarianceKind.Out => "out ",
        _ => "",
    };
}
