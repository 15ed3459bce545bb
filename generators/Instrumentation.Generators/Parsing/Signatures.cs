using System.Reflection;
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

    private static readonly PropertyInfo? AllowsRefLikeType = typeof(ITypeParameterSymbol).GetProperty("AllowsRefLikeType");

    public static string Qualified(ITypeSymbol type) => type.ToDisplayString(QualifiedFormat);

    public static string Modifiers(MethodDeclarationSyntax declaration) => string.Join(
        " ",
        declaration.Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.PartialKeyword) && !modifier.IsKind(SyntaxKind.AsyncKeyword)).Select(modifier => modifier.Text));

    public static string ReturnType(IMethodSymbol method)
    {
        var type = method.ReturnsVoid ? "void" : Qualified(method.ReturnType);
        return method.ReturnsByRefReadonly ? $"ref readonly {type}" : method.ReturnsByRef ? $"ref {type}" : type;
    }

    public static string TypeParameters(IMethodSymbol method) => TypeParameters(method, _ => "");

    /// <param name="method">The method.</param>
    /// <param name="attributes">The attributes of a type parameter, as they stand in front of it.</param>
    public static string TypeParameters(IMethodSymbol method, Func<ISymbol, string> attributes) => method.Arity == 0
        ? ""
        : $"<{string.Join(", ", method.TypeParameters.Select(parameter => attributes(parameter) + Identifiers.Escape(parameter.Name)))}>";

    /// <summary>The clauses as they stand in an override, which may only say <c>class</c>, <c>struct</c> or <c>default</c>.</summary>
    public static EquatableArray<string> WrittenConstraints(MethodDeclarationSyntax declaration) =>
        declaration.ConstraintClauses
            .Select(clause => $"where {clause.Name} : {string.Join(" ", clause.Constraints.SelectMany(constraint => constraint.DescendantTokens()))}")
            .ToEquatableArray();

    public static EquatableArray<string> Constraints(IMethodSymbol method) =>
        method.TypeParameters.Select(Constraint).OfType<string>().ToEquatableArray();

    public static EquatableArray<ParameterModel> Parameters(IMethodSymbol method, MethodDeclarationSyntax declaration) =>
        method.Parameters.Select((parameter, i) => Parameter(parameter, declaration.ParameterList.Parameters[i])).ToEquatableArray();

    /// <summary>A name for a new member beside a method, which neither hides nor clashes with another one, and is not hidden in the method itself.</summary>
    public static string FreeMemberName(IMethodSymbol method, string name)
    {
        for (var current = method.ContainingType; current is not null; current = current.BaseType)
        {
            if (!current.GetMembers(name).IsEmpty || Identifiers.DeclaredBy(method).Contains(name))
            {
                return FreeMemberName(method, name + "_");
            }
        }

        return name;
    }

    private static ParameterModel Parameter(IParameterSymbol parameter, ParameterSyntax declaration)
    {
        var modifiers = declaration.Modifiers.ToArray();
        return new ParameterModel(
            Join(modifiers),
            PassedOnAttributes.Of(parameter)
                + (IsScopedParams(parameter) ? "scoped " : "")
                + Join(modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.ThisKeyword) && !modifier.IsKind(SyntaxKind.ParamsKeyword))),
            Qualified(parameter.Type),
            Identifiers.Escape(parameter.Name),
            parameter.RefKind switch
            {
                // Or else the call is bound at run time.
                RefKind.None when parameter.Type.TypeKind == TypeKind.Dynamic => "(object?)",
                RefKind.None => "",
                RefKind.Ref => "ref ",
                RefKind.Out => "out ",
                _ => "in ",
            },
            parameter.RefKind == RefKind.Out);

        static string Join(IEnumerable<SyntaxToken> tokens) => string.Concat(tokens.Select(token => token.Text + " "));
    }

    // A params parameter that is a span is scoped without saying so.
    private static bool IsScopedParams(IParameterSymbol parameter) => parameter is { IsParams: true, Type.IsRefLikeType: true };

    private static string? Constraint(ITypeParameterSymbol parameter)
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

        if (AllowsRefStruct(parameter))
        {
            parts.Add("allows ref struct");
        }

        return parts.Count == 0 ? null : $"where {Identifiers.Escape(parameter.Name)} : {string.Join(", ", parts)}";
    }

    // The compiler this is built against does not know the property; the one it runs in may.
    private static bool AllowsRefStruct(ITypeParameterSymbol parameter) => AllowsRefLikeType?.GetValue(parameter) is true;
}
