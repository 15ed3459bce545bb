using System.Reflection;
using Instrumentation.Generators.Models;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Parsing;

/// <summary>Writes the pieces of a method's signature as code that means the same in another file.</summary>
internal static class Signatures
{
    private static readonly SymbolDisplayFormat QualifiedFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly PropertyInfo? AllowsRefLikeType = typeof(ITypeParameterSymbol).GetProperty("AllowsRefLikeType");

    /// <summary>A type as any file can name it.</summary>
    public static string Qualified(ITypeSymbol type) => Keyword(type.SpecialType) is { } keyword
        ? keyword + (type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } ? "?" : "")
        : type.ToDisplayString(QualifiedFormat);

    public static string ReturnType(IMethodSymbol method) => ReturnType(method, method.ReturnType);

    public static string ReturnType(IMethodSymbol method, ITypeSymbol returned)
    {
        var type = method.ReturnsVoid ? "void" : Qualified(returned);
        return method.ReturnsByRefReadonly ? $"ref readonly {type}" : method.ReturnsByRef ? $"ref {type}" : type;
    }

    public static string TypeParameters(IMethodSymbol method) => TypeParameters(method, _ => []);

    /// <param name="method">The method.</param>
    /// <param name="attributes">The attributes of a type parameter.</param>
    public static string TypeParameters(IMethodSymbol method, Func<ISymbol, IEnumerable<string>> attributes) => method.Arity == 0
        ? ""
        : $"<{string.Join(", ", method.TypeParameters.Select(parameter => string.Join(" ", attributes(parameter).Append(Identifiers.Escape(parameter.Name)))))}>";

    public static EquatableArray<string> Constraints(IMethodSymbol method) =>
        method.TypeParameters.Select(Constraint).OfType<string>().ToEquatableArray();

    /// <summary>A parameter as another method of the same type has it.</summary>
    public static ParameterModel Parameter(IParameterSymbol parameter, IEnumerable<string> modifiers, ITypeSymbol type, string defaultValue = "") => new(
        string.Concat(modifiers.Select(modifier => modifier + " ")),
        Qualified(type),
        Identifiers.Escape(parameter.Name),
        defaultValue,
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

    /// <summary>A name for a new member beside a method, which neither hides nor clashes with another one, and is not hidden where it is called.</summary>
    public static string FreeMemberName(INamedTypeSymbol type, string name, ICollection<string> hiding)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (!current.GetMembers(name).IsEmpty || hiding.Contains(name))
            {
                return FreeMemberName(type, name + "_", hiding);
            }
        }

        return name;
    }

    // Most types of most signatures, for which to ask the symbol costs more than all the rest.
    private static string? Keyword(SpecialType type) => type switch
    {
        SpecialType.System_String => "string",
        SpecialType.System_Int32 => "int",
        SpecialType.System_Int64 => "long",
        SpecialType.System_Boolean => "bool",
        SpecialType.System_Double => "double",
        SpecialType.System_Object => "object",
        _ => null,
    };

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
