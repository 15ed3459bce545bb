using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Instrumentation.Analyzers.CodeFixes.Refactorings;

/// <summary>A method that is about to get a <c>[Span]</c>.</summary>
/// <param name="Syntax">Its declaration, which has a body.</param>
/// <param name="Symbol">The method.</param>
/// <param name="Model">Of the document.</param>
/// <param name="Generator">Writes names of the runtime's types, for which the document gets a using directive where it has none.</param>
/// <param name="EndOfLine">The line ends of the document.</param>
internal sealed record RefactoredMethod(
    MethodDeclarationSyntax Syntax, IMethodSymbol Symbol, SemanticModel Model, SyntaxGenerator Generator, SyntaxTrivia EndOfLine)
{
    /// <summary>The types of the runtime.</summary>
    public KnownTypes Types => KnownTypes.In(Model.Compilation);

    /// <summary>The name of a type of the runtime.</summary>
    public NameSyntax NameOf(INamedTypeSymbol? type)
    {
        // Where the name is taken, a using directive would not help; where it means the type already, asking for one would leave a blank line.
        var name = (NameSyntax)Generator.TypeExpression(type!);
        return Model.LookupNamespacesAndTypes(Syntax.SpanStart, name: type!.Name).IsEmpty ? name.WithAdditionalAnnotations(Simplifier.AddImportsAnnotation) : name;
    }
}
