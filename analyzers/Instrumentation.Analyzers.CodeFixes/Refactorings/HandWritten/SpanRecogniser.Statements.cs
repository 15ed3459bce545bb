using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes.Refactorings.HandWritten;

/// <content>The statements around the work.</content>
internal sealed partial class SpanRecogniser
{
    /// <summary>A statement in front of the work that is no work: variables that are yet to be set or hold the time, and what is said about the span.</summary>
    private bool IsOpening(StatementSyntax statement) => statement switch
    {
        LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } declaration =>
            TryReadBuilder(declaration, afterWork: false) || TryReadTime(declaration, _clock.AddBefore),
        ExpressionStatementSyntax { Expression: var expression } => TryReadCalls(expression, statement, afterWork: false),
        _ => false,
    };

    private bool TryReadCalls(ExpressionSyntax expression, StatementSyntax statement, bool afterWork)
    {
        var chain = BuilderChain.Of(expression);
        return _draft.IsOnBuilder(chain) && _draft.TryRead(chain, statement, afterWork);
    }

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
            case ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } }
                when access is { Name.Identifier.ValueText: "Stop", Expression: var stopwatch } && _clock.IsBefore(_method.Model.GetSymbolInfo(stopwatch, _cancellationToken).Symbol):
                _draft.Remove(statement);
                return true;
            case ExpressionStatementSyntax { Expression: var expression }:
                return TryReadCalls(expression, statement, afterWork: true);
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

    private bool IsBuilder(ExpressionSyntax root) =>
        _draft.Builder is { } builder && KnownTypes.Same(builder, _method.Model.GetSymbolInfo(root, _cancellationToken).Symbol);
}
