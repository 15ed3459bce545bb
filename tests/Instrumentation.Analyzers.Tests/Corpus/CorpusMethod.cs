using Instrumentation.Traces;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.Tests.Corpus;

/// <summary>A method that builds, holds or declares spans.</summary>
internal sealed record CorpusMethod(BaseMethodDeclarationSyntax Syntax)
{
    /// <summary>Its control flow and what it does in it, whatever things are called: the same for renamed copies.</summary>
    public string Shape => string.Join(' ', Syntax.DescendantNodesAndTokens().Where(node => !node.IsKind(SyntaxKind.IdentifierToken)).Select(node => (int)node.Kind()));

    public string Place => $"{Syntax.SyntaxTree.FilePath}({Syntax.GetLocation().GetLineSpan().StartLinePosition.Line + 1})";

    /// <summary>A <c>[Span]</c> method and its Core count as one.</summary>
    public static IEnumerable<CorpusMethod> In(CorpusProject project) => project.Files.SelectMany(file =>
    {
        var model = project.Compilation.GetSemanticModel(file);
        return file.GetRoot().DescendantNodes().OfType<BaseMethodDeclarationSyntax>()
            .Where(method => IsMarked(method, model) || (!IsCore(method, model) && HoldsBuilder(method, model)))
            .Select(method => new CorpusMethod(method));
    });

    private static bool IsMarked(BaseMethodDeclarationSyntax method, SemanticModel model) =>
        model.GetDeclaredSymbol(method)!.GetAttributes().Any(attribute => attribute.AttributeClass!.Name == nameof(SpanAttribute));

    private static bool IsCore(BaseMethodDeclarationSyntax method, SemanticModel model) =>
        model.GetDeclaredSymbol(method) is { Name: var name, ContainingType: var type } && name.EndsWith("Core", StringComparison.Ordinal)
        && type.GetMembers(name[..^"Core".Length]).Length > 0;

    private static bool HoldsBuilder(BaseMethodDeclarationSyntax method, SemanticModel model) =>
        method.DescendantNodes().Any(node => model.GetTypeInfo(node).Type is { Name: nameof(SpanBuilder) or nameof(SpanScope) });
}
