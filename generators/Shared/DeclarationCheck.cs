using System.Collections.Immutable;
using Instrumentation.Shared.Members;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Shared;

/// <summary>Judges a <c>[Span]</c> on the member itself, whose implementing part is to be written, and finds its Core.</summary>
internal static class DeclarationCheck
{
    public static Wrapping Check(
        IMethodSymbol method, ReturnShape shape, KnownTypes types, ImmutableArray<SpanProblem>.Builder problems, CancellationToken cancellationToken)
    {
        var declaration = method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) as MethodDeclarationSyntax;
        if (WhyNeverWrapped(method, declaration, types) is { } reason)
        {
            problems.Add(TypesAround.CannotBeWrapped(method, reason));
            return default;
        }

        if (!declaration!.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            problems.Add(new SpanProblem(
                RuleIdentifiers.MethodNotPartial,
                $"'{method.Name}' is not partial, so its calls are not traced: declare it partial and move its body to '{method.Name}{CoreMethod.Suffix}'.",
                method.LocationOf()));
            return default;
        }

        if (!method.IsPartialDefinition || IsWrittenByHand(method.PartialImplementationPart))
        {
            problems.Add(new SpanProblem(
                RuleIdentifiers.CoreMissing,
                $"The implementing part of '{method.Name}' is written by the compiler: rename yours to '{method.Name}{CoreMethod.Suffix}' and make it private.",
                method.LocationOf()));
            return default;
        }

        var typesArePartial = TypesAround.CheckPartial(method, problems, cancellationToken);
        if (!declaration.Modifiers.Any(IsAccessibility))
        {
            problems.Add(TypesAround.CannotBeWrapped(
                method,
                "without an accessibility modifier the compiler may erase a partial method and its calls; write 'private' in front"));
        }

        CheckEnd(method, shape, problems);
        return new Wrapping(
            typesArePartial ? WrappedMember.Declared(method) : null,
            CoreMethod.Find(method, shape, types, problems));
    }

    /// <summary>The end of an awaitable of another kind cannot be known.</summary>
    public static void CheckEnd(IMethodSymbol method, ReturnShape shape, ImmutableArray<SpanProblem>.Builder problems)
    {
        if (shape == ReturnShape.UnknownAwaitable)
        {
            problems.Add(TypesAround.CannotBeWrapped(
                method,
                $"it returns the awaitable '{method.ReturnType.ToDisplayString()}', whose end cannot be known; return Task, Task<T>, ValueTask or ValueTask<T>"));
        }
    }

    /// <summary>False for the part that the generator has written, which analyzers and fixes see, and the generator does not.</summary>
    public static bool IsWrittenByHand(IMethodSymbol? implementation) =>
        implementation is not null
        && !implementation.GetAttributes().Any(attribute =>
            attribute is { AttributeClass.Name: "GeneratedCodeAttribute", ConstructorArguments: [{ Value: GeneratorIdentity.Name }, ..] });

    private static string? WhyNeverWrapped(IMethodSymbol method, MethodDeclarationSyntax? declaration, KnownTypes types)
    {
        if (TypesAround.WhyNotAMember(method, declaration, types) is { } reason)
        {
            return reason;
        }

        if (method.MethodKind == MethodKind.ExplicitInterfaceImplementation)
        {
            return "an explicit interface implementation cannot be partial; move its body to a private method, and put [Span(Implements = …)] with the interface and the name there";
        }

        if (method.IsAbstract)
        {
            return "it is abstract and has no body; put [Span] on the methods that override or implement it";
        }

        if (method.IsExtern)
        {
            return "it is extern and has no body in C#; call it from a [Span] method";
        }

        return method.GetAttributes().FirstOrDefault(IsOfAnotherGenerator)?.AttributeClass is { } other
            ? $"its implementing part is written for [{other.Name.Substring(0, other.Name.Length - nameof(Attribute).Length)}]; call it from a [Span] method"
            : null;
    }

    // By the short name first: the full one is costly to ask for.
    private static bool IsOfAnotherGenerator(AttributeData attribute) =>
        attribute.AttributeClass is { Name: "LibraryImportAttribute" or "GeneratedRegexAttribute" or "LoggerMessageAttribute" } type
        && type.ToDisplayString() is
            "System.Runtime.InteropServices.LibraryImportAttribute"
            or "System.Text.RegularExpressions.GeneratedRegexAttribute"
            or "Microsoft.Extensions.Logging.LoggerMessageAttribute";

    private static bool IsAccessibility(SyntaxToken modifier) =>
        modifier.IsKind(SyntaxKind.PublicKeyword)
        || modifier.IsKind(SyntaxKind.InternalKeyword)
        || modifier.IsKind(SyntaxKind.ProtectedKeyword)
        || modifier.IsKind(SyntaxKind.PrivateKeyword);
}
