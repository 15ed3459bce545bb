using Instrumentation.Generators.Models;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Generators.Parsing;

/// <summary>Writes the pieces of a method's signature as code that means the same in another file.</summary>
internal static class Signatures
{
    private static readonly SymbolDisplayFormat QualifiedFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static string Qualified(ITypeSymbol type) => type.ToDisplayString(QualifiedFormat);

    public static string Modifiers(MethodDeclarationSyntax declaration) => string.Join(
        " ",
        declaration.Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.PartialKeyword) && !modifier.IsKind(SyntaxKind.AsyncKeyword)).Select(modifier => modifier.Text));

    public static string ReturnType(IMethodSymbol method)
    {
        var type = method.ReturnsVoid ? "void" : Qualified(method.ReturnType);
        return method.ReturnsByRefReadonly ? $"ref readonly {type}" : method.ReturnsByRef ? $"ref {type}" : type;
    }

    public static string TypeParameters(IMethodSymbol method) => method.Arity == 0
        ? ""
        : $"<{string.Join(", ", method.TypeParameters.Select(parameter => Identifiers.Escape(parameter.Name)))}>";

    /// <summary>The clauses as they stand in an override, which may only say <c>class</c>, <c>struct</c> or <c>default</c>.</summary>
    public static EquatableArray<string> WrittenConstraints(MethodDeclarationSyntax declaration) =>
        declaration.ConstraintClauses.Select(clause => clause.NormalizeWhitespace().ToString()).ToEquatableArray();

    public static EquatableArray<string> Constraints(IMethodSymbol method, MethodDeclarationSyntax declaration) =>
        method.TypeParameters.Select(parameter => Constraint(parameter, declaration)).OfType<string>().ToEquatableArray();

    public static EquatableArray<ParameterModel> Parameters(IMethodSymbol method, MethodDeclarationSyntax declaration) =>
        method.Parameters.Select((parameter, i) => Parameter(parameter, declaration.ParameterList.Parameters[i])).ToEquatableArray();

    /// <summary>A name for a new member, which neither hides nor clashes with another one.</summary>
    public static string FreeMemberName(INamedTypeSymbol type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (!current.GetMembers(name).IsEmpty)
            {
                return FreeMemberName(type, name + "_");
            }
        }

        return name;
    }

    private static ParameterModel Parameter(IParameterSymbol parameter, ParameterSyntax declaration)
    {
        var modifiers = declaration.Modifiers.ToArray();
        return new ParameterModel(
            Join(modifiers),
            Join(modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.ThisKeyword) && !modifier.IsKind(SyntaxKind.ParamsKeyword))),
            Qualified(parameter.Type),
            Identifiers.Escape(parameter.Name),
            parameter.RefKind switch
            {
                RefKind.None => "",
                RefKind.Ref => "ref ",
                RefKind.Out => "out ",
                _ => "in ",
            },
            parameter.RefKind == RefKind.Out);

        static string Join(IEnumerable<SyntaxToken> tokens) => string.Concat(tokens.Select(token => token.Text + " "));
    }

    private static string? Constraint(ITypeParameterSymbol parameter, MethodDeclarationSyntax declaration)
    {
        var parts = new List<string>();
        if (parameter.HasUnmanagedTypeConstraint)
        {
            parts.Add("unmanaged");
        }
        else if (parameter.HasValueTypeConstraint)
        {
            parts.Add("struct");
        }
        else if (parameter.HasReferenceTypeConstraint)
        {
            parts.Add(parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class");
        }
        else if (parameter.HasNotNullConstraint)
        {
            parts.Add("notnull");
        }

        parts.AddRange(parameter.ConstraintTypes.Select(Qualified));
        if (parameter.HasConstructorConstraint && !parameter.HasValueTypeConstraint)
        {
            parts.Add("new()");
        }

        if (AllowsRefStruct(parameter, declaration))
        {
            parts.Add("allows ref struct");
        }

        return parts.Count == 0 ? null : $"where {Identifiers.Escape(parameter.Name)} : {string.Join(", ", parts)}";
    }

    // The compiler this is built against does not know the constraint; the one it runs in may.
    private static bool AllowsRefStruct(ITypeParameterSymbol parameter, MethodDeclarationSyntax declaration) => declaration.ConstraintClauses.Any(clause =>
        clause.Name.Identifier.ValueText == parameter.Name
        && clause.Constraints.Any(constraint => constraint.ToString().StartsWith("allows", StringComparison.Ordinal)));
}
