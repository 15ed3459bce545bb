using System.Collections.Immutable;
using Instrumentation.Generators.Models;
using Instrumentation.Generators.Writing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.Generators.Parsing;

/// <summary>
/// The compiler gives the attributes of the declaration to the wrapper. The method beside it, which opens the span and calls Core, needs those that decide what it
/// may do: return a reference to a field, or call what trimming and AOT compilation have to know of.
/// </summary>
internal static class PassedOnAttributes
{
    private static readonly ImmutableHashSet<string> Names = ImmutableHashSet.Create(
        "UnscopedRefAttribute",
        "DynamicallyAccessedMembersAttribute",
        "RequiresUnreferencedCodeAttribute",
        "RequiresDynamicCodeAttribute",
        "RequiresAssemblyFilesAttribute",
        "UnconditionalSuppressMessageAttribute");

    /// <summary>Names of the attributes of the declaration that the implementing part would have as well.</summary>
    public static EquatableArray<string> Declared(IMethodSymbol method) => method.GetAttributes()
        .Where(attribute => attribute.AttributeClass?.ContainingNamespace is { Name: "Diagnostics" })
        .Select(attribute => attribute.AttributeClass!.ToDisplayString())
        .Where(Generated.Hiding.Contains)
        .ToEquatableArray();

    /// <summary>The attributes of a method and of what it returns, a line each.</summary>
    public static EquatableArray<string> OfMethod(IMethodSymbol method) =>
        PassedOn(method.GetAttributes(), "").Concat(PassedOn(method.GetReturnTypeAttributes(), "return: ")).ToEquatableArray();

    /// <summary>The attributes of a parameter or type parameter.</summary>
    public static IEnumerable<string> Of(ISymbol parameter) => PassedOn(parameter.GetAttributes(), "");

    /// <summary>An attribute as code.</summary>
    public static string Written(AttributeData attribute, string target) =>
        $"[{target}{Signatures.Qualified(attribute.AttributeClass!)}({string.Join(", ", Arguments(attribute))})]";

    public static bool IsForCodeAnalysis(INamedTypeSymbol type) => type.ContainingNamespace?.ToDisplayString() == "System.Diagnostics.CodeAnalysis";

    private static IEnumerable<string> PassedOn(ImmutableArray<AttributeData> attributes, string target) => attributes
        .Where(attribute => attribute.AttributeClass is { } type && Names.Contains(type.Name) && IsForCodeAnalysis(type))
        .Select(attribute => Written(attribute, target));

    private static IEnumerable<string> Arguments(AttributeData attribute) => attribute.ConstructorArguments.Select(Constant)
        .Concat(attribute.NamedArguments.Select(argument => $"{argument.Key} = {Constant(argument.Value)}"));

    private static string Constant(TypedConstant constant) => constant.Kind == TypedConstantKind.Enum
        ? $"({Signatures.Qualified(constant.Type!)})({constant.Value})"
        : constant.ToCSharpString();
}
