using Microsoft.CodeAnalysis;

namespace Instrumentation.Shared.Values;

/// <summary>Resolves dotted paths of fields and properties, as they are seen from a method.</summary>
internal sealed class ValuePaths(IMethodSymbol method, Compilation compilation)
{
    /// <summary>Resolves a path.</summary>
    /// <param name="rootExpression">The C# expression of the value that the path begins with.</param>
    /// <param name="rootType">Its type.</param>
    /// <param name="path">Names of members joined by dots; empty for the value itself.</param>
    /// <param name="error">Why there is no value; <see langword="null"/> when there is one.</param>
    public SpanValue? Resolve(string rootExpression, ITypeSymbol rootType, string path, out string? error)
    {
        error = null;
        var value = new SpanValue(rootExpression, rootType, MayThrow: false);
        foreach (var name in path.Length == 0 ? [] : path.Split('.'))
        {
            if (Step(value, name) is not { } next)
            {
                error = Unknown(value.Underlying, name);
                return null;
            }

            value = next;
        }

        return value;
    }

    private SpanValue? Step(SpanValue value, string name)
    {
        var member = MembersOf(value.Underlying).FirstOrDefault(candidate => candidate.Name == name);
        if (member is null)
        {
            return null;
        }

        // A null on the way leaves the value out, whatever the annotations promise. 'this' is never null.
        var canBeNull = value.Expression != "this" && (!value.Type.IsValueType || !ReferenceEquals(value.Type, value.Underlying));
        return new SpanValue(
            $"{value.Expression}{(canBeNull ? "?." : ".")}{Identifiers.Escape(name)}",
            member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type,
            value.MayThrow || member is IPropertySymbol);
    }

    private string Unknown(ITypeSymbol type, string name)
    {
        var nearest = NearestName.Of(name, MembersOf(type).Select(member => member.Name).Distinct());
        var hint = nearest is null ? "" : $"; did you mean '{nearest}'?";
        return $"'{type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)}' has no readable field or property '{name}'{hint}";
    }

    private IEnumerable<ISymbol> MembersOf(ITypeSymbol type) => WithBases(type)
        .SelectMany(current => current.GetMembers())
        .Where(member => member is IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false }
            or IPropertySymbol { IsStatic: false, IsIndexer: false, GetMethod: not null, ExplicitInterfaceImplementations.IsEmpty: true })
        .Where(member => compilation.IsSymbolAccessibleWithin(member is IPropertySymbol { GetMethod: { } getter } ? getter : member, method.ContainingType));

    private static IEnumerable<ITypeSymbol> WithBases(ITypeSymbol type)
    {
        if (type is ITypeParameterSymbol parameter)
        {
            return parameter.ConstraintTypes.SelectMany(WithBases);
        }

        return BasesOf(type).Concat(type.TypeKind == TypeKind.Interface ? type.AllInterfaces.AsEnumerable<ITypeSymbol>() : []);
    }

    private static IEnumerable<ITypeSymbol> BasesOf(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }
}
