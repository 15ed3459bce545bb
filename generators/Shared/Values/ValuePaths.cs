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

    /// <summary>
    /// The path that was probably meant, every step of it corrected to the nearest member, and completed with a member whose value has a text;
    /// <see langword="null"/> when there is none.
    /// </summary>
    /// <param name="rootType">The type that the path begins with.</param>
    /// <param name="path">Names of members joined by dots; empty for the value itself.</param>
    /// <param name="purpose">What the value is for, for example a key.</param>
    public string? Suggest(ITypeSymbol rootType, string path, string purpose)
    {
        var value = new SpanValue("", rootType, MayThrow: false);
        var names = new List<string>();
        foreach (var name in path.Length == 0 ? [] : path.Split('.'))
        {
            var members = MembersOf(value.Underlying).Select(member => member.Name).Distinct().ToList();
            if ((members.Contains(name) ? name : NearestName.Of(name, members)) is not { } right || !Append(right))
            {
                return null;
            }
        }

        return value.IsSupported || (SupportedMember(value.Underlying, purpose) is { } last && Append(last)) ? string.Join(".", names) : null;

        bool Append(string name)
        {
            names.Add(name);
            return Step(value, name) is { } next && (value = next) is not null;
        }
    }

    /// <summary>The member that says most about a value: what it is asked for, else how much it holds, else what identifies it, else the only one.</summary>
    private string? SupportedMember(ITypeSymbol type, string purpose)
    {
        var names = MembersOf(type).Where(IsSupported).Select(member => member.Name).Distinct().ToList();
        var wanted = purpose.Substring(purpose.LastIndexOf('.') + 1);
        return new[] { wanted, "Count", "Length", "Id", type.Name + "Id", "Name", "Key" }
            .Select(name => names.FirstOrDefault(candidate => string.Equals(candidate, name, StringComparison.OrdinalIgnoreCase)))
            .FirstOrDefault(name => name is not null)
            ?? NearestName.Of(wanted, names)
            ?? (names is [var only] ? only : null);
    }

    private static bool IsSupported(ISymbol member) => new SpanValue("", TypeOf(member), MayThrow: false).IsSupported;

    private static ITypeSymbol TypeOf(ISymbol member) => member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;

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
            TypeOf(member),
            value.MayThrow || member is IPropertySymbol);
    }

    private string Unknown(ITypeSymbol type, string name)
    {
        var nearest = NearestName.Of(name, MembersOf(type).Select(member => member.Name).Distinct());
        var hint = nearest is null ? "" : $" (did you mean '{nearest}'?)";
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
