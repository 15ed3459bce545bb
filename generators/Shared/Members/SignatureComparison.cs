using Microsoft.CodeAnalysis;

namespace Instrumentation.Shared.Members;

/// <summary>
/// Compares a Core with the member that calls it: order, types, ref kinds and static must agree. Names of parameters and of tuple elements, defaults,
/// <c>params</c>, <c>this</c> and one SpanBuilder at the end are Core's own.
/// </summary>
internal static class SignatureComparison
{
    public static bool HasBuilder(IMethodSymbol method, IMethodSymbol core, KnownTypes types) =>
        core.Parameters.Length == method.Parameters.Length + 1
        && core.Parameters[core.Parameters.Length - 1] is { RefKind: RefKind.None } last
        && KnownTypes.Same(last.Type, types.SpanBuilder);

    /// <summary>Says in what a Core differs from what is needed; <see langword="null"/> when it fits.</summary>
    public static string? Difference(IMethodSymbol method, IMethodSymbol core, KnownTypes types, bool mayReturnDerived = false)
    {
        if (core.Arity != method.Arity)
        {
            return $"it has {core.Arity} type parameters instead of {method.Arity}";
        }

        if (core.IsStatic != method.IsStatic)
        {
            return method.IsStatic ? "it is not static" : "it is static";
        }

        if (method.IsReadOnly && !core.IsReadOnly && KnownTypes.Same(method.ContainingType, core.ContainingType))
        {
            return "it is not readonly, so it would change a copy";
        }

        var comparable = method.Arity == 0 ? core : core.Construct([.. method.TypeArguments]);
        if (comparable.RefKind != method.RefKind || !(types.Identical(comparable.ReturnType, method.ReturnType) || (mayReturnDerived && ReturnsDerived(comparable, method, types))))
        {
            return $"it returns '{Display(core.ReturnType)}' instead of '{Display(method.ReturnType)}'";
        }

        var expected = method.Parameters.Length;
        if (comparable.Parameters.Length != expected && !HasBuilder(method, comparable, types))
        {
            return $"it has {comparable.Parameters.Length} parameters instead of {expected}, besides an optional SpanBuilder at the end";
        }

        for (var i = 0; i < expected; i++)
        {
            var (have, want) = (comparable.Parameters[i], method.Parameters[i]);
            if (have.RefKind != want.RefKind || !types.Identical(have.Type, want.Type))
            {
                return $"parameter {i + 1} is '{Display(have)}' instead of '{Display(want)}'";
            }
        }

        return null;
    }

    /// <summary>True when a type cannot declare both, which then have the same name.</summary>
    public static bool HaveSameParameters(IMethodSymbol one, IMethodSymbol other, KnownTypes types)
    {
        if (one.Arity != other.Arity || one.Parameters.Length != other.Parameters.Length)
        {
            return false;
        }

        var comparable = one.Arity == 0 ? one : one.Construct([.. other.TypeArguments]);
        return comparable.Parameters.Zip(other.Parameters, (have, want) => have.RefKind == want.RefKind && types.Identical(have.Type, want.Type)).All(same => same);
    }

    /// <summary>True when the type parameters of a public implementation would not be constrained as the interface asks.</summary>
    public static bool HaveOtherConstraints(IMethodSymbol method, IMethodSymbol core) => method.TypeParameters.Zip(core.TypeParameters, SameConstraints).Any(same => !same);

    private static bool SameConstraints(ITypeParameterSymbol one, ITypeParameterSymbol other) =>
        one.HasReferenceTypeConstraint == other.HasReferenceTypeConstraint
        && one.HasValueTypeConstraint == other.HasValueTypeConstraint
        && one.HasUnmanagedTypeConstraint == other.HasUnmanagedTypeConstraint
        && one.HasNotNullConstraint == other.HasNotNullConstraint
        && one.HasConstructorConstraint == other.HasConstructorConstraint
        && one.ConstraintTypes.Length == other.ConstraintTypes.Length;

    private static bool ReturnsDerived(IMethodSymbol core, IMethodSymbol method, KnownTypes types) =>
        method.RefKind == RefKind.None && types.IsDerived(core.ReturnType, method.ReturnType);

    private static string Display(ISymbol symbol) => symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
