using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Shared;

/// <summary>Judges where a method with <c>[Span]</c> stands: as a member of a type that another part can be written of.</summary>
internal static class TypesAround
{
    /// <summary>The problem that nothing can be written around the method, for a reason that ends the sentence.</summary>
    public static SpanProblem CannotBeWrapped(IMethodSymbol method, string reason) =>
        new(RuleIdentifiers.CannotBeWrapped, $"{Subject(method)} cannot be wrapped: {reason}.", method.LocationOf());

    /// <summary>Why nothing can be added beside the method, as the end of a sentence about it; <see langword="null"/> when something can.</summary>
    public static string? WhyNotAMember(IMethodSymbol method, MethodDeclarationSyntax? declaration, KnownTypes types)
    {
        if (declaration is null || method.MethodKind is not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation))
        {
            return "only methods can be partial; for blocks, lambdas, local functions, constructors and accessors open the span with MetricGroup.StartSpan";
        }

        // The compiler this is built against does not know extension blocks; the one it runs in may.
        if (declaration.Parent is TypeDeclarationSyntax { Keyword.ValueText: "extension" })
        {
            return "a member of an extension block cannot be partial; write a static method with a 'this' parameter, or call a private [Span] method from it";
        }

        if (method.IsVararg)
        {
            return "it takes __arglist, which cannot be passed on; take an array";
        }

        if (types.HasExternAliases && SignatureTypes.Of(method).FirstOrDefault(type => HasAliasOnly(type, types.Compilation)) is { } aliased)
        {
            return $"'{aliased.ToDisplayString()}' is known by an extern alias only, which generated code does not have; give the reference the alias 'global' as well";
        }

        return Of(method).Any(type => type.IsFileLocal)
            ? "its type is local to the file, so that no other part of it can be written; make the type internal"
            : null;
    }

    /// <summary>True when all of them are partial; each that is not is a problem of its own.</summary>
    public static bool CheckPartial(IMethodSymbol method, ImmutableArray<SpanProblem>.Builder problems, CancellationToken cancellationToken)
    {
        var allPartial = true;
        foreach (var type in Of(method).Where(type => !IsPartial(type, cancellationToken)))
        {
            allPartial = false;
            problems.Add(new SpanProblem(
                RuleIdentifiers.TypeNotPartial,
                $"'{type.Name}' contains the [Span] method '{method.Name}' and is not partial, so that no implementation can be added: declare it partial.",
                type.LocationOf()));
        }

        return allPartial;
    }

    private static string Subject(IMethodSymbol method) => method switch
    {
        { MethodKind: MethodKind.AnonymousFunction } => "A lambda",
        { MethodKind: MethodKind.LocalFunction } => $"The local function '{method.Name}'",
        { AssociatedSymbol: { } owner } => $"An accessor of '{owner.Name}'",
        { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion } => "An operator",
        _ => $"'{method.Name}'",
    };

    private static bool HasAliasOnly(ITypeSymbol type, Compilation compilation) =>
        type.ContainingAssembly is { } assembly
        && compilation.GetMetadataReference(assembly) is { Properties.Aliases: { IsEmpty: false } aliases }
        && !aliases.Contains(MetadataReferenceProperties.GlobalAlias);

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences.Any(reference =>
            reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static IEnumerable<INamedTypeSymbol> Of(IMethodSymbol method)
    {
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            yield return type;
        }
    }
}
