using Instrumentation.Analyzers.CodeFixes.Annotation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes.Refactorings.HandWritten;

/// <summary>Takes a hand-written span out of a method's body. Comments on statements that go, go with them.</summary>
internal sealed class SpanBodyRewriter(HandWrittenSpan span)
{
    public BlockSyntax Rewrite(BlockSyntax body)
    {
        var statements = Rewrite(body.Statements);
        return body.WithStatements(statements.Count > 0 ? statements.Replace(statements[0], WithoutBlankLines(statements[0])) : statements);
    }

    private SyntaxList<StatementSyntax> Rewrite(SyntaxList<StatementSyntax> statements) => SyntaxFactory.List(statements.SelectMany(statement =>
        statement == span.Scaffold ? Unwrap(statement)
        : !span.Edits.TryGetValue(statement, out var left) ? [statement]
        : left is null ? []
        : [SyntaxFactory.ExpressionStatement(left.WithoutLeadingTrivia()).WithTriviaFrom(statement)]));

    private List<StatementSyntax> Unwrap(StatementSyntax scaffold)
    {
        if (scaffold is UsingStatementSyntax { Statement: BlockSyntax block })
        {
            return Hoist(scaffold, block);
        }

        var work = (TryStatementSyntax)scaffold;
        var catches = Catches(work.Catches);
        var end = Rewrite(work.Finally!.Block.Statements);
        if (catches.Count == 0 && end.Count == 0)
        {
            return Hoist(scaffold, work.Block);
        }

        var kept = work.WithCatches(catches);
        return [end.Count > 0 ? kept.WithFinally(work.Finally.WithBlock(work.Finally.Block.WithStatements(end))) : kept.WithFinally(null)];
    }

    /// <summary>From the last clause on, those go that did nothing but set the status: one in front of another keeps that from seeing its exceptions.</summary>
    private SyntaxList<CatchClauseSyntax> Catches(SyntaxList<CatchClauseSyntax> clauses)
    {
        var kept = clauses.Select(clause => (Before: clause, After: clause.WithBlock(clause.Block.WithStatements(Rewrite(clause.Block.Statements))))).ToList();
        while (kept.Count > 0 && kept[kept.Count - 1] is { After: { Filter: null, Block.Statements: [ThrowStatementSyntax { Expression: null }] }, Before.Block.Statements.Count: > 1 })
        {
            kept.RemoveAt(kept.Count - 1);
        }

        return SyntaxFactory.List(kept.Select(clause => clause.After));
    }

    private List<StatementSyntax> Hoist(StatementSyntax scaffold, BlockSyntax block)
    {
        var statements = Rewrite(block.Statements);
        if (statements.Count == 0)
        {
            return [];
        }

        var depth = IndentationOf(block.Statements[0]) - IndentationOf(scaffold);
        var hoisted = statements.Select(statement => Indentation.Reduce(statement, depth)).ToList();
        var comments = scaffold.GetLeadingTrivia();
        hoisted[0] = hoisted[0].WithLeadingTrivia(comments.AddRange(WithoutBlankLines(hoisted[0]).GetLeadingTrivia().SkipWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia))));
        return hoisted;
    }

    private static int IndentationOf(StatementSyntax statement) => statement.GetLeadingTrivia().LayoutInFront().FullSpan.Length;

    private static StatementSyntax WithoutBlankLines(StatementSyntax statement)
    {
        var leading = statement.GetLeadingTrivia();
        var blank = leading.TakeWhile(trivia => !trivia.IsText()).Count(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return blank == 0 ? statement : statement.WithLeadingTrivia(leading.SkipWhile(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia) ? blank-- > 0 : blank > 0));
    }
}
