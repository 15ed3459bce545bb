using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Shared;

/// <summary>Judges how a <c>[Span]</c> method and the types around it are declared.</summary>
/// <param name="MayHaveCore">True when it makes sense to look for a Core.</param>
/// <param name="TakesImplementation">True when the compiler takes an implementing part.</param>
internal readonly record struct DeclarationCheck(bool MayHaveCore, bool TakesImplementation)
{
    public static DeclarationCheck Check(
        IMethodSymbol method, ReturnShape shape, Compilation compilation, ImmutableArray<SpanProblem>.Builder problems, CancellationToken cancellationToken)
    {
        var declaration = method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) as MethodDeclarationSyntax;
        if (UnwrappableMember.Why(method, declaration, compilation) is { } reason)
        {
            problems.Add(new SpanProblem(RuleIdentifiers.CannotBeWrapped, $"'{method.Name}' cannot be wrapped: {reason}.", method.LocationOf()));
            return new DeclarationCheck(MayHaveCore: false, TakesImplementation: false);
        }

        if (!declaration!.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            problems.Add(new SpanProblem(
                RuleIdentifiers.MethodNotPartial,
                $"'{method.Name}' is not partial, so its calls are not traced: declare it partial and move its body to '{method.Name}{CoreMethod.Suffix}'.",
                method.LocationOf()));
            return new DeclarationCheck(MayHaveCore: false, TakesImplementation: false);
        }

        if (!method.IsPartialDefinition || IsWrittenByHand(method.PartialImplementationPart))
        {
            problems.Add(new SpanProblem(
                RuleIdentifiers.CoreMissing,
                $"The implementing part of '{method.Name}' is written by the compiler: rename yours to '{method.Name}{CoreMethod.Suffix}' and make it private.",
                method.LocationOf()));
            return new DeclarationCheck(MayHaveCore: false, TakesImplementation: false);
        }

        var typesArePartial = CheckTypes(method, problems, cancellationToken);
        if (!declaration.Modifiers.Any(IsAccessibility))
        {
            problems.Add(new SpanProblem(
                RuleIdentifiers.CannotBeWrapped,
                $"'{method.Name}' cannot be wrapped: without an accessibility modifier the compiler may erase a partial method and its calls; write 'private' in front.",
                method.LocationOf()));
        }

        if (shape == ReturnShape.UnknownAwaitable)
        {
            problems.Add(new SpanProblem(
                RuleIdentifiers.CannotBeWrapped,
                $"'{method.Name}' cannot be wrapped: it returns the awaitable '{method.ReturnType.ToDisplayString()}', whose end cannot be known; return Task, Task<T>, ValueTask or ValueTask<T>.",
                method.LocationOf()));
        }

        return new DeclarationCheck(
            MayHaveCore: true,
            TakesImplementation: typesArePartial);
    }

    /// <summary>False for the part that the generator has written, which analyzers and fixes see, and the generator does not.</summary>
    public static bool IsWrittenByHand(IMethodSymbol? implementation) =>
        implementation is not null
        && !implementation.GetAttributes().Any(attribute =>
            attribute is { AttributeClass.Name: "GeneratedCodeAttribute", ConstructorArguments: [{ Value: GeneratorIdentity.Name }, ..] });

    private static bool CheckTypes(IMethodSymbol method, ImmutableArray<SpanProblem>.Builder problems, CancellationToken cancellationToken)
    {
        var allPartial = true;
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (!IsPartial(type, cancellationToken))
            {
                allPartial = false;
                problems.Add(new SpanProblem(
                    RuleIdentifiers.TypeNotPartial,
                    $"'{type.Name}' contains the [Span] method '{method.Name}' and is not partial, so that no implementation can be added: declare it partial.",
                    type.LocationOf()));
            }
        }

        return allPartial;
    }

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences.Any(reference =>
            reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static bool IsAccessibility(SyntaxToken modifier) =>
        modifier.IsKind(SyntaxKind.PublicKeyword)
        || modifier.IsKind(SyntaxKind.InternalKeyword)
        || modifier.IsKind(SyntaxKind.ProtectedKeyword)
        || modifier.IsKind(SyntaxKind.PrivateKeyword);
}
