using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes.Annotation;

/// <summary>Writes out the constraints of a method's type parameters: an override inherits them, its Core does not.</summary>
internal static class Constraints
{
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.MinimallyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static SyntaxList<TypeParameterConstraintClauseSyntax> Of(IMethodSymbol method, SemanticModel model, int position) => SyntaxFactory.List(
        from parameter in method.TypeParameters
        let constraints = Of(parameter, model, position).ToList()
        where constraints.Count > 0
        select Parse($" where {parameter.Name} : {string.Join(", ", constraints)}"));

    private static IEnumerable<string> Of(ITypeParameterSymbol parameter, SemanticModel model, int position)
    {
        var kind = parameter switch
        {
            { HasUnmanagedTypeConstraint: true } => "unmanaged",
            { HasValueTypeConstraint: true } => "struct",
            { HasReferenceTypeConstraint: true } => parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class",
            { HasNotNullConstraint: true } => "notnull",
            _ => null,
        };
        if (kind is not null)
        {
            yield return kind;
        }

        foreach (var type in parameter.ConstraintTypes)
        {
            yield return type.ToMinimalDisplayString(model, position, Format);
        }

        if (parameter.HasConstructorConstraint)
        {
            yield return "new()";
        }
    }

    private static TypeParameterConstraintClauseSyntax Parse(string clause) =>
        ((MethodDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration($"void M<T>(){clause} {{}}")!).ConstraintClauses[0]
            .WithoutTrailingTrivia().WithLeadingTrivia(SyntaxFactory.Space);
}
