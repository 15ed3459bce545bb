using Instrumentation.Analyzers.CodeFixes.Annotation;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes.Refactorings.HandWritten;

/// <summary>
/// Recognises a method that reports a span by code of its own. A method is: what opens the span; the work, in a <c>try</c> whose <c>finally</c> ends and
/// reports the span, or in a <c>using</c> of StartSpan; and at most a <c>return</c> of a variable. Anything else is not recognised.
/// </summary>
internal sealed partial class SpanRecogniser
{
    private readonly RefactoredMethod _method;
    private readonly CancellationToken _cancellationToken;
    private readonly ClockReads _clock;
    private readonly BuilderUses _uses;
    private readonly SpanDraft _draft;
    private readonly Stack<LocalDeclarationStatementSyntax> _times = new();

    private SpanRecogniser(RefactoredMethod method, CancellationToken cancellationToken)
    {
        _method = method;
        _cancellationToken = cancellationToken;
        _clock = new ClockReads(method.Model, cancellationToken);
        _uses = new BuilderUses(method, cancellationToken);
        _draft = new SpanDraft(method, _clock, cancellationToken);
    }

    /// <summary>The span; <see langword="null"/> when the method does not report one in a known way.</summary>
    public static HandWrittenSpan? Recognise(RefactoredMethod method, CancellationToken cancellationToken) =>
        method.Syntax is { Body: { } body, ExplicitInterfaceSpecifier: null }
        && EndsWithItsWork(method.Symbol)
        && !body.DescendantTrivia().Any(trivia => trivia.IsDirective)
            ? new SpanRecogniser(method, cancellationToken).Recognise(body.Statements)
            : null;

    /// <summary>A wrapper waits for the task and for the stream, which the method's own code did not.</summary>
    private static bool EndsWithItsWork(IMethodSymbol method) => ReturnShapes.Of(method) switch
    {
        ReturnShape.Task or ReturnShape.TaskOfResult => method.IsAsync,
        ReturnShape.Stream => CoreMethod.IsIterator(method),
        _ => true,
    };

    private HandWrittenSpan? Recognise(SyntaxList<StatementSyntax> statements)
    {
        var rest = statements.SkipWhile(IsOpening).ToList();
        var work = rest.FirstOrDefault();
        var behind = rest.Skip(1).ToList();
        var isComplete = work switch
        {
            LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0, Declaration: var declaration } => TryReadScope(work, declaration, behind),
            UsingStatementSyntax { Declaration: { } declaration, Statement: BlockSyntax block } =>
                IsAll(block, behind) && TryReadScope(work, declaration, block.Statements),
            UsingStatementSyntax { Expression: { } creation, Statement: BlockSyntax block } =>
                IsAll(block, behind) && TryOpen(work, creation),
            TryStatementSyntax { Finally.Block: var end, Block: var block, Catches: var catches } =>
                IsAll(block, behind) && TryReadEnd(end.Statements) && ReadCatches(catches),
            _ => false,
        };
        if (!isComplete || (_draft.Builder is { } builder && !_uses.AreAdditions(builder, _draft.Roots)))
        {
            return null;
        }

        while (_times.Count > 0)
        {
            _draft.RemoveUnused(_times.Pop());
        }

        return _draft.ToSpan(work is LocalDeclarationStatementSyntax ? null : work);
    }

    private bool TryReadScope(StatementSyntax statement, VariableDeclarationSyntax declaration, IEnumerable<StatementSyntax> work)
    {
        if (declaration.Variables is not [{ Initializer.Value: var creation } variable] || !TryOpen(statement, creation))
        {
            return false;
        }

        _draft.Builder = _method.Model.GetDeclaredSymbol(variable, _cancellationToken);
        return work.Select(each => (Statement: each, Chain: BuilderChain.Of(each is ExpressionStatementSyntax { Expression: var value } ? value : creation)))
            .TakeWhile(each => _draft.IsOnBuilder(each.Chain))
            .All(each => _draft.TryRead(each.Chain, each.Statement, afterWork: false));
    }

    private bool TryOpen(StatementSyntax statement, ExpressionSyntax creation)
    {
        var isOpened = creation is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var group } }
            && _draft.TryBegin(creation, MethodNames.StartSpan)
            && GroupPath.IsGroupOf(_method, group, _cancellationToken);
        if (isOpened && statement is LocalDeclarationStatementSyntax)
        {
            _draft.Remove(statement);
        }

        return isOpened;
    }

    /// <summary>A comment on the braces around the work would have no place any more.</summary>
    private static bool LosesComments(BlockSyntax work) => work.OpenBraceToken.GetPreviousToken().TrailingTrivia
        .Concat(work.OpenBraceToken.GetAllTrivia())
        .Concat(work.CloseBraceToken.LeadingTrivia)
        .Any(trivia => trivia.IsText());

    /// <summary>The block is all of the work: nothing, or a <c>return</c> without work, stands behind it. Its braces can go: they have no comments.</summary>
    private bool IsAll(BlockSyntax work, List<StatementSyntax> behind) => !LosesComments(work)
        && (behind.Count == 0
            || (behind is [ReturnStatementSyntax { Expression: var result }]
                && (result is null
                    || _method.Model.GetConstantValue(result, _cancellationToken).HasValue
                    || _method.Model.GetSymbolInfo(result, _cancellationToken).Symbol is ILocalSymbol or IParameterSymbol)));
}
