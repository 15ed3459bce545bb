using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Shared;

/// <summary>The method that holds the body of a <c>[Span]</c> method.</summary>
/// <param name="Symbol">The method.</param>
/// <param name="TakesBuilder">True when its last parameter is the open span.</param>
internal sealed record CoreMethod(IMethodSymbol Symbol, bool TakesBuilder)
{
    public const string Suffix = "Core";

    public static CoreMethod? Find(
        IMethodSymbol method, ReturnShape shape, KnownTypes types, ImmutableArray<SpanProblem>.Builder problems)
    {
        var name = method.Name + Suffix;
        var candidates = method.ContainingType.GetMembers(name).OfType<IMethodSymbol>()
            .Where(candidate => !BelongsToOverload(method, candidate, types))
            .ToImmutableArray();
        var fitting = candidates
            .Select(candidate => Fit(method, candidate, types))
            .OfType<CoreMethod>()
            .ToImmutableArray();

        if (fitting is [var core])
        {
            return Usable(method, core, shape, problems) ? core : null;
        }

        var message = fitting.Length > 1
            ? $"Both methods '{name}' fit '{method.Name}', with and without SpanBuilder: remove one."
            : candidates is [var nearest, ..]
                ? $"'{name}' does not fit '{method.Name}': {Difference(method, nearest, types)}."
                : $"The body of '{method.Name}' is missing: write it as 'private {(method.IsStatic ? "static " : "")}… {name}(…)' with the same parameters, optionally a SpanBuilder at the end.";
        problems.Add(new SpanProblem(RuleIdentifiers.CoreMissing, message, (candidates.FirstOrDefault() ?? method).LocationOf()));
        return null;
    }

    private static bool BelongsToOverload(IMethodSymbol method, IMethodSymbol candidate, KnownTypes types) => method.ContainingType.GetMembers(method.Name)
        .OfType<IMethodSymbol>()
        .Any(other => !KnownTypes.Same(other, method) && !KnownTypes.Same(other, method.PartialImplementationPart) && Difference(other, candidate, types) is null);

    private static CoreMethod? Fit(IMethodSymbol method, IMethodSymbol candidate, KnownTypes types)
    {
        var takesBuilder = HasBuilder(method, candidate, types);
        return Difference(method, candidate, types) is null ? new CoreMethod(candidate, takesBuilder) : null;
    }

    private static bool HasBuilder(IMethodSymbol method, IMethodSymbol candidate, KnownTypes types) =>
        candidate.Parameters.Length == method.Parameters.Length + 1
        && candidate.Parameters[candidate.Parameters.Length - 1] is { RefKind: RefKind.None } last
        && KnownTypes.Same(last.Type, types.SpanBuilder);

    /// <summary>Says in what a candidate differs from what is needed; <see langword="null"/> when it fits.</summary>
    private static string? Difference(IMethodSymbol method, IMethodSymbol candidate, KnownTypes types)
    {
        if (candidate.Arity != method.Arity)
        {
            return $"it has {candidate.Arity} type parameters instead of {method.Arity}";
        }

        if (candidate.IsStatic != method.IsStatic)
        {
            return method.IsStatic ? "it is not static" : "it is static";
        }

        if (method.IsReadOnly && !candidate.IsReadOnly)
        {
            return "it is not readonly, so it would change a copy";
        }

        var comparable = method.Arity == 0 ? candidate : candidate.Construct([.. method.TypeParameters]);
        if (comparable.RefKind != method.RefKind || !KnownTypes.Same(comparable.ReturnType, method.ReturnType))
        {
            return $"it returns '{Display(candidate.ReturnType)}' instead of '{Display(method.ReturnType)}'";
        }

        var expected = method.Parameters.Length;
        if (comparable.Parameters.Length != expected && !HasBuilder(method, comparable, types))
        {
            return $"it has {comparable.Parameters.Length} parameters instead of {expected}, besides an optional SpanBuilder at the end";
        }

        for (var i = 0; i < expected; i++)
        {
            var (have, want) = (comparable.Parameters[i], method.Parameters[i]);
            if (have.RefKind != want.RefKind || !KnownTypes.Same(have.Type, want.Type))
            {
                return $"parameter {i + 1} is '{Display(have)}' instead of '{Display(want)}'";
            }
        }

        return null;
    }

    private static bool Usable(IMethodSymbol method, CoreMethod core, ReturnShape shape, ImmutableArray<SpanProblem>.Builder problems)
    {
        if (shape == ReturnShape.Nothing && core.Symbol.IsAsync)
        {
            problems.Add(new SpanProblem(
                RuleIdentifiers.CannotBeWrapped,
                $"'{method.Name}' cannot be wrapped: '{core.Symbol.Name}' is async void, whose end cannot be known; return Task or ValueTask.",
                core.Symbol.LocationOf()));
            return false;
        }

        if (shape == ReturnShape.Stream && core.TakesBuilder && !IsIterator(core.Symbol))
        {
            problems.Add(new SpanProblem(
                RuleIdentifiers.CoreMissing,
                $"'{core.Symbol.Name}' does not fit '{method.Name}': a stream opens a span per enumeration, which only an iterator can take: write '{core.Symbol.Name}' with 'yield return', or without SpanBuilder.",
                core.Symbol.LocationOf()));
            return false;
        }

        return true;
    }

    private static bool IsIterator(IMethodSymbol method) => method.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax()
        .DescendantNodes(node => node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax))
        .Any(node => node is YieldStatementSyntax));

    private static string Display(ISymbol symbol) => symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
