using System.Collections.Immutable;
using System.Composition;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes.Annotation.Policy;

/// <summary>SPAN016: puts <c>[Span]</c> on the method and converts it as SPAN001's fix or the second form does, or states an exception.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SpanRequiredFixProvider))]
[Shared]
public sealed class SpanRequiredFixProvider : SpanCodeFixProvider
{
    /// <summary>Makes the fix.</summary>
    public SpanRequiredFixProvider()
        : base(RuleIdentifiers.SpanRequired, "Add [Span], and move the body to Core")
    {
    }

    private protected override SpanCodeFix? Alternative => new("Add [NoSpan], and write the reason", StatedException.AddAsync);

    private protected override async Task<bool> CanFixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return StatedException.MethodAt(model!, diagnostic, cancellationToken) is { } method && CanBeTraced(method, model!, cancellationToken);
    }

    private protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        var root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        var span = model.Compilation.GetTypeByMetadataName(MetadataNames.SpanAttribute)!;
        var edits = new MemberEdits();
        var importsSpan = false;
        foreach (var method in diagnostics.Select(diagnostic => StatedException.MethodAt(model, diagnostic, cancellationToken)).OfType<MethodDeclarationSyntax>())
        {
            if (CanBeTraced(method, model, cancellationToken))
            {
                var (name, missing) = TypeNames.OfAttribute(span, model, method.SpanStart);
                importsSpan |= missing is not null;
                var endOfLine = Signature.EndOfLine(root);
                var (parts, arguments) = Convert(method, model, endOfLine, cancellationToken);
                parts[0] = AttributeEdits.AddInFront(
                    (MethodDeclarationSyntax)parts[0], AttributeEdits.List(SyntaxFactory.ParseName(name), arguments), method.Indentation(), endOfLine);
                edits.Replace(method, parts);
                foreach (var type in PartialDeclaration.TypesAround(method))
                {
                    edits.MakePartial(type);
                }
            }
        }

        var changed = document.WithSyntaxRoot(edits.Apply(root));
        if (!importsSpan)
        {
            return changed;
        }

        var changedRoot = (CompilationUnitSyntax)(await changed.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var text = await changed.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return changed.WithText(text.WithChanges(TypeNames.Using(span.ContainingNamespace.ToDisplayString(), changedRoot)));
    }

    private static (MemberDeclarationSyntax[] Parts, string Arguments) Convert(
        MethodDeclarationSyntax method, SemanticModel model, SyntaxTrivia endOfLine, CancellationToken cancellationToken) =>
        method.ExplicitInterfaceSpecifier is { } specifier && ExplicitImplementation.TryMakeCore(method, specifier, model, cancellationToken) is { } made
            ? ([made.Core], made.Arguments)
            : (PartialDeclaration.Split(method, model, endOfLine, cancellationToken), "");

    /// <summary>What the fix leaves compiles: the method can be wrapped, and a group is there to report to.</summary>
    private static bool CanBeTraced(MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancellationToken)
    {
        var types = KnownTypes.In(model.Compilation);
        return (method.ExplicitInterfaceSpecifier is not { } specifier || ExplicitImplementation.TryMakeCore(method, specifier, model, cancellationToken) is not null)
            && PartialDeclaration.CanSplit(method, model, cancellationToken)
            && model.GetDeclaredSymbol(method, cancellationToken) is { } symbol
            && TypesAround.WhyNotAMember(symbol, method, types) is null
            && MetricGroupAccess.Find(symbol, symbol.Parameters, types, ImmutableArray.CreateBuilder<SpanProblem>()) is not null;
    }
}
