using Instrumentation.Analyzers.Flow.Methods;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Instrumentation.Analyzers.CodeFixes.Builder;

/// <summary>A builder that is declared and added in one block, with work between.</summary>
/// <param name="Block">The block.</param>
/// <param name="First">Number of the first statement of the work.</param>
/// <param name="FirstFinal">Number of the first statement that sets something on the builder after the work, or adds it.</param>
/// <param name="Report">Number of the statement that adds it.</param>
internal sealed record TryFinally(BlockSyntax Block, int First, int FirstFinal, int Report)
{
    /// <summary>What is returned afterwards is declared by the work: it is returned from the try block.</summary>
    private bool _movesRest;

    public static TryFinally? Find(SemanticModel model, ListedMethods listed, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = model.SyntaxTree.GetRoot(cancellationToken);
        var (creation, thrower) = (diagnostic.AdditionalLocations[0].SourceSpan, diagnostic.AdditionalLocations[1].SourceSpan);
        if (root.FindNode(creation).FirstAncestorOrSelf<LocalDeclarationStatementSyntax>()
                is not { Parent: BlockSyntax block, Declaration.Variables: [var variable] } declaration
            || root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<StatementSyntax>() is not ExpressionStatementSyntax report
            || report.Parent != block)
        {
            return null;
        }

        var (first, last) = (block.Statements.IndexOf(declaration) + 1, block.Statements.IndexOf(report));
        var final = last;
        while (final > first && block.Statements[final - 1] is ExpressionStatementSyntax { Expression: var call }
            && (SetsOnly(call, variable.Identifier.Text) || SetsTime(call, variable.Identifier.Text, model, listed)))
        {
            final--;
        }

        var wrapping = new TryFinally(block, first, final, last);
        return final > first && wrapping.Work.Any(statement => statement.Span.Contains(thrower)) && wrapping.Compiles(model) ? wrapping : null;
    }

    private IEnumerable<StatementSyntax> Work => Block.Statements.Skip(First).Take(FirstFinal - First);

    private IEnumerable<StatementSyntax> Final => Block.Statements.Skip(FirstFinal).Take(Report + 1 - FirstFinal);

    private IEnumerable<StatementSyntax> Rest => Block.Statements.Skip(Report + 1);

    public BlockSyntax Wrap()
    {
        var work = _movesRest ? Work.Concat(Rest) : Work;
        var wrapped = SyntaxFactory.TryStatement(SyntaxFactory.Block(work), default, SyntaxFactory.FinallyClause(SyntaxFactory.Block(Final)))
            .WithLeadingTrivia(SyntaxFactory.ElasticMarker)
            .WithAdditionalAnnotations(Formatter.Annotation);
        return Block.WithStatements(SyntaxFactory.List(Block.Statements.Take(First).Append(wrapped).Concat(_movesRest ? [] : Rest)));
    }

    /// <summary>Nothing that the work declares is used outside of the try block.</summary>
    private bool Compiles(SemanticModel model)
    {
        var (first, last) = (Work.First(), Work.Last());
        if (model.AnalyzeDataFlow(first, last) is not { Succeeded: true } flow)
        {
            return false;
        }

        var declared = flow.VariablesDeclared.Select(variable => variable.Name).ToList();
        _movesRest = Rest.ToList() is [ReturnStatementSyntax { Expression: IdentifierNameSyntax { Identifier.Text: var result } }] && declared.Contains(result);
        return !(_movesRest ? Final : Final.Concat(Rest))
            .SelectMany(statement => statement.DescendantNodes()).OfType<IdentifierNameSyntax>().Any(name => declared.Contains(name.Identifier.Text));
    }

    private static bool SetsOnly(ExpressionSyntax expression, string variable)
    {
        while (expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver } })
        {
            expression = receiver;
        }

        return IsVariable(expression, variable);
    }

    /// <summary>A listed method that gets the builder as an argument and leaves it here.</summary>
    private static bool SetsTime(ExpressionSyntax expression, string variable, SemanticModel model, ListedMethods listed) =>
        expression is InvocationExpressionSyntax { ArgumentList.Arguments: var arguments } call
        && arguments.Any(argument => IsVariable(argument.Expression, variable))
        && model.GetSymbolInfo(call).Symbol is IMethodSymbol method
        && listed.RolesOf(method) is MethodRoles.Start or MethodRoles.End or (MethodRoles.Start | MethodRoles.End);

    private static bool IsVariable(ExpressionSyntax expression, string variable) => expression is IdentifierNameSyntax name && name.Identifier.Text == variable;
}
