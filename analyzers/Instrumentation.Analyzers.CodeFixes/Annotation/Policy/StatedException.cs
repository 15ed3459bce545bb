using System.Collections.Immutable;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Instrumentation.Analyzers.CodeFixes.Annotation.Policy;

/// <summary>States an exception from the policy: <c>[NoSpan]</c> on the method, with a reason that is still to be written.</summary>
internal static class StatedException
{
    private const string Reason = "\"TODO: say why no span is needed.\"";

    public static async Task<Document> AddAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var changes = diagnostics
            .Select(diagnostic => MethodAt(model, diagnostic, cancellationToken))
            .OfType<MethodDeclarationSyntax>()
            .SelectMany(method => Changes(method, model, cancellationToken));
        return document.WithText(text.WithChanges(changes.Distinct().OrderBy(change => change.Span.Start)));
    }

    public static MethodDeclarationSyntax? MethodAt(SemanticModel model, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        diagnostic.Location.SourceTree == model.SyntaxTree
            ? model.SyntaxTree.GetRoot(cancellationToken).FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MethodDeclarationSyntax>()
            : null;

    private static IEnumerable<TextChange> Changes(MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancellationToken)
    {
        var type = model.Compilation.GetTypeByMetadataName(MetadataNames.NoSpanAttribute)!;
        var blank = method.AttributeLists.SelectMany(list => list.Attributes)
            .FirstOrDefault(attribute => KnownTypes.Same(model.GetTypeInfo(attribute, cancellationToken).Type, type));
        if (blank?.ArgumentList is { Arguments: [var reason] })
        {
            return [new TextChange(reason.Expression.Span, Reason)];
        }

        var (name, missing) = TypeNames.OfAttribute(type, model, method.SpanStart);
        var line = $"[{name}({Reason})]{Signature.EndOfLine(model.SyntaxTree.GetRoot(cancellationToken))}{method.Indentation()}";
        var added = new TextChange(new TextSpan(method.SpanStart, 0), line);
        return missing is { } change ? [change, added] : [added];
    }
}
