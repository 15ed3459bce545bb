using System.Collections.Immutable;
using Instrumentation.Shared.Members;
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
                ? $"'{name}' does not fit '{method.Name}': {SignatureComparison.Difference(method, nearest, types)}."
                : $"The body of '{method.Name}' is missing: write it as 'private {(method.IsStatic ? "static " : "")}… {name}(…)' with the same parameters, optionally a SpanBuilder at the end.";
        problems.Add(new SpanProblem(RuleIdentifiers.CoreMissing, message, (candidates.FirstOrDefault() ?? method).LocationOf()));
        return null;
    }

    /// <summary>Says when the end of a Core that fits could not be known.</summary>
    public static bool Usable(IMethodSymbol method, CoreMethod core, ReturnShape shape, ImmutableArray<SpanProblem>.Builder problems)
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

    private static bool BelongsToOverload(IMethodSymbol method, IMethodSymbol candidate, KnownTypes types) => method.ContainingType.GetMembers(method.Name)
        .OfType<IMethodSymbol>()
        .Any(other => !KnownTypes.Same(other, method) && !KnownTypes.Same(other, method.PartialImplementationPart) && SignatureComparison.Difference(other, candidate, types) is null);

    private static CoreMethod? Fit(IMethodSymbol method, IMethodSymbol candidate, KnownTypes types)
    {
        var takesBuilder = SignatureComparison.HasBuilder(method, candidate, types);
        return SignatureComparison.Difference(method, candidate, types) is null ? new CoreMethod(candidate, takesBuilder) : null;
    }

    public static bool IsIterator(IMethodSymbol method) => method.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax()
        .DescendantNodes(node => node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax))
        .Any(node => node is YieldStatementSyntax));
}
