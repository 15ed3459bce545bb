using Instrumentation.Analyzers.Annotation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes.Refactorings;

/// <summary>Looks at a changed document before it is offered.</summary>
internal static class Outcome
{
    /// <summary>The generator, which has not run on the changed document, will write the implementing part.</summary>
    private const string ImplementingPartMissing = "CS8795";

    /// <summary>The changed members compile, and the verdict that the generator goes by finds nothing wrong with the <c>[Span]</c> among them.</summary>
    /// <param name="before">Of the document before the change.</param>
    /// <param name="changedRoot">The document after it.</param>
    /// <param name="mark">Marks the changed members.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static bool IsTraced(SemanticModel before, SyntaxNode changedRoot, SyntaxAnnotation mark, CancellationToken cancellationToken)
    {
        var tree = before.SyntaxTree.WithRootAndOptions(changedRoot, before.SyntaxTree.Options);
        var compilation = before.Compilation.ReplaceSyntaxTree(before.SyntaxTree, tree);
        var model = compilation.GetSemanticModel(tree);
        var members = tree.GetRoot(cancellationToken).GetAnnotatedNodes(mark).OfType<MethodDeclarationSyntax>().ToList();
        return RuntimeTypes.Resolve(compilation) is { } types
            && members.SelectMany(member => model.GetDiagnostics(member.Span, cancellationToken)).All(found => !IsError(found))
            && members.Any(member => model.GetDeclaredSymbol(member, cancellationToken) is IMethodSymbol symbol
                && Verdicts.Of(symbol, types, compilation, cancellationToken) is { Problems.IsEmpty: true });
    }

    // A warning that the project treats as an error was there before, or is for the user to judge.
    private static bool IsError(Diagnostic found) => found.DefaultSeverity == DiagnosticSeverity.Error && found.Id != ImplementingPartMissing;
}
