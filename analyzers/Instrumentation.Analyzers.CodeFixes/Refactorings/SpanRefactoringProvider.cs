using Instrumentation.Analyzers.Annotation;
using Instrumentation.Analyzers.Annotation.Policy;
using Instrumentation.Analyzers.CodeFixes.Annotation;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Instrumentation.Analyzers.CodeFixes.Refactorings;

/// <summary>
/// Base of the refactorings that make a method a <c>[Span]</c> method: offered on the method's head, for a method that is neither traced yet nor an exception (<c>[NoSpan]</c>), and only when the result
/// compiles and the generator would wrap it. What the result is is found out by looking at it, not by foreseeing it.
/// </summary>
public abstract class SpanRefactoringProvider : CodeRefactoringProvider
{
    private readonly string _title;

    private protected SpanRefactoringProvider(string title) => _title = title;

    /// <inheritdoc/>
    public sealed override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        var document = context.Document;
        var root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || MethodUnder.Cursor(root, context.Span) is not { } method)
        {
            return;
        }

        var model = await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (model?.GetDeclaredSymbol(method, context.CancellationToken) is not IMethodSymbol symbol
            || RuntimeTypes.Resolve(model.Compilation) is not { } types
            || !PartialDeclaration.CanSplit(method, model, context.CancellationToken)
            || IsTraced(symbol, types, model.Compilation, context.CancellationToken)
            || SpanPolicy.ExceptionFor(symbol, model.Compilation) is not null)
        {
            return;
        }

        var refactored = new RefactoredMethod(method, symbol, model, SyntaxGenerator.GetGenerator(document), Signature.EndOfLine(root));
        if (TryRewrite(refactored, context.CancellationToken) is { } members
            && Apply(root, refactored, members, context.CancellationToken) is { } changed)
        {
            context.RegisterRefactoring(CodeAction.Create(_title, _ => Task.FromResult(document.WithSyntaxRoot(changed)), equivalenceKey: GetType().Name));
        }
    }

    /// <summary>What the method is replaced by; <see langword="null"/> when the refactoring is not meant for it.</summary>
    private protected abstract MemberDeclarationSyntax[]? TryRewrite(RefactoredMethod method, CancellationToken cancellationToken);

    private static bool IsTraced(IMethodSymbol method, RuntimeTypes types, Compilation compilation, CancellationToken cancellationToken) =>
        Verdicts.In(method.ContainingType, types, compilation, cancellationToken).Any(verdict =>
            KnownTypes.Same(verdict.Method, method) || KnownTypes.Same(verdict.Core?.Symbol, method));

    /// <summary>The document with the members instead of the method; <see langword="null"/> when that would not be a traced method.</summary>
    private static SyntaxNode? Apply(SyntaxNode root, RefactoredMethod method, MemberDeclarationSyntax[] members, CancellationToken cancellationToken)
    {
        var mark = new SyntaxAnnotation();
        var edits = new MemberEdits();
        edits.Replace(method.Syntax, [.. members.Select(member => member.WithAdditionalAnnotations(mark))]);
        foreach (var type in PartialDeclaration.TypesAround(method.Syntax))
        {
            edits.MakePartial(type);
        }

        var changed = edits.Apply(root);
        return Outcome.IsTraced(method.Model, changed, mark, cancellationToken) ? changed : null;
    }
}
