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
internal sealed class SpanRecogniser
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
        method.Syntax is { Body: { } body, ExplicitInterfaceSpecifier: null } && EndsWithItsWork(method.Symbol) && !body.DescendantTrivia().Any(trivia => trivia.IsDirective)
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
            UsingStatementSyntax { Declaration: { } declaration, Statement: BlockSyntax block } => IsTrivial(behind) && !LosesComments(block) && TryReadScope(work, declaration, block.Statements),
            UsingStatementSyntax { Expression: { } creation, Statement: BlockSyntax block } => IsTrivial(behind) && !LosesComments(block) && TryOpen(work, creation),
            TryStatementSyntax { Finally.Block: var end } attempt => IsTrivial(behind) && TryReadEnd(end.Statements) && !LosesComments(attempt.Block) && ReadCatches(attempt.Catches),
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

    /// <summary>A statement in front of the work that is no work: variables that are yet to be set or hold the time, and what is said about the span.</summary>
    private bool IsOpening(StatementSyntax statement) => statement switch
    {
        LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } declaration => TryReadBuilder(declaration, afterWork: false) || TryReadTime(declaration, _clock.AddBefore),
        ExpressionStatementSyntax { Expression: var expression } => BuilderChain.Of(expression) is var chain && _draft.IsOnBuilder(chain) && _draft.TryRead(chain, statement, afterWork: false),
        _ => false,
    };

    private bool TryReadBuilder(LocalDeclarationStatementSyntax declaration, bool afterWork)
    {
        if (declaration.Declaration.Variables is not [{ Initializer.Value: var value } variable])
        {
            return false;
        }

        var chain = BuilderChain.Of(value);
        if (!_draft.TryBegin(chain.Root, MethodNames.Builder))
        {
            return false;
        }

        _draft.Builder = _method.Model.GetDeclaredSymbol(variable, _cancellationToken);
        return _draft.TryRead(chain, declaration, afterWork);
    }

    private bool TryReadTime(LocalDeclarationStatementSyntax declaration, Action<ISymbol> add)
    {
        if (declaration.Declaration.Variables.Any(variable => variable.Initializer is { Value: var value } && !IsNoWork(value)))
        {
            return false;
        }

        foreach (var variable in declaration.Declaration.Variables.Where(variable => variable.Initializer is { Value: var value } && _clock.IsTime(value)))
        {
            add(_method.Model.GetDeclaredSymbol(variable, _cancellationToken)!);
        }

        _times.Push(declaration);
        return true;
    }

    private bool IsNoWork(ExpressionSyntax value) => _clock.IsTime(value)
        || _method.Model.GetConstantValue(value, _cancellationToken).HasValue
        || value.IsKind(SyntaxKind.DefaultLiteralExpression);

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

    /// <summary>Reads a <c>finally</c>: what is said about the span, its end, and, last, that it is reported.</summary>
    private bool TryReadEnd(SyntaxList<StatementSyntax> statements) =>
        statements.Count > 0
        && statements.Take(statements.Count - 1).All(IsEnding)
        && statements.Last() is ExpressionStatementSyntax { Expression: var call } last
        && AddSpan.Of(call) is { } added
        && _method.Model.GetSymbolInfo(added.Call, _cancellationToken).Symbol is IMethodSymbol { ContainingType: var type }
        && KnownTypes.Same(type, _method.Types.MetricGroup)
        && GroupPath.IsGroupOf(_method, added.Group, _cancellationToken)
        && BuilderChain.Of(added.Builder) is var chain
        && (IsBuilder(chain.Root) || (_draft.Builder is null && _draft.TryBegin(chain.Root, MethodNames.Builder)))
        && _draft.TryRead(chain, last, afterWork: true)
        && _draft.HasStartAndEnd;

    private bool IsEnding(StatementSyntax statement)
    {
        switch (statement)
        {
            case LocalDeclarationStatementSyntax declaration:
                return TryReadBuilder(declaration, afterWork: true) || TryReadTime(declaration, _clock.AddAfter);
            case ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Stop", Expression: var stopwatch } } }
                when _clock.IsBefore(_method.Model.GetSymbolInfo(stopwatch, _cancellationToken).Symbol):
                _draft.Remove(statement);
                return true;
            case ExpressionStatementSyntax { Expression: var expression }:
                return BuilderChain.Of(expression) is var chain && _draft.IsOnBuilder(chain) && _draft.TryRead(chain, statement, afterWork: true);
            default:
                return false;
        }
    }

    /// <summary>Reads <c>catch</c> clauses that pass the exception on: the wrapper sees it too.</summary>
    private bool ReadCatches(SyntaxList<CatchClauseSyntax> clauses)
    {
        foreach (var clause in clauses.Where(clause => clause.Block.Statements is [.., ThrowStatementSyntax { Expression: null }]))
        {
            foreach (var statement in clause.Block.Statements.OfType<ExpressionStatementSyntax>())
            {
                if (BuilderChain.Of(statement.Expression) is var chain && _draft.IsOnBuilder(chain) && _uses.IsRedundant(chain, clause))
                {
                    _draft.Roots.Add(chain.Root);
                    _draft.Remove(statement);
                }
            }
        }

        return true;
    }

    /// <summary>A comment on the braces around the work would have no place any more.</summary>
    private static bool LosesComments(BlockSyntax work) => work.OpenBraceToken.GetPreviousToken().TrailingTrivia
        .Concat(work.OpenBraceToken.GetAllTrivia())
        .Concat(work.CloseBraceToken.LeadingTrivia)
        .Any(trivia => trivia.IsText());

    private bool IsBuilder(ExpressionSyntax root) =>
        _draft.Builder is { } builder && KnownTypes.Same(builder, _method.Model.GetSymbolInfo(root, _cancellationToken).Symbol);

    /// <summary>Nothing, or a <c>return</c> without work, stands behind the work.</summary>
    private bool IsTrivial(List<StatementSyntax> behind) => behind.Count == 0
        || (behind is [ReturnStatementSyntax { Expression: var result }]
            && (result is null || _method.Model.GetConstantValue(result, _cancellationToken).HasValue
                || _method.Model.GetSymbolInfo(result, _cancellationToken).Symbol is ILocalSymbol or IParameterSymbol));
}
