using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Text;

namespace Instrumentation.Analyzers.CodeFixes.Builder;

/// <summary>Where and how a builder is given to a group.</summary>
/// <param name="Place">The expression that is replaced; or the statement before or after which the new one goes.</param>
/// <param name="Report">The call of <c>AddSpan</c>.</param>
/// <param name="Statement">The new statement; null when an expression is replaced.</param>
/// <param name="IsBefore">The statement goes before the place.</param>
internal sealed record ReportInsertion(SyntaxNode Place, ExpressionSyntax Report, StatementSyntax? Statement = null, bool IsBefore = false)
{
    /// <summary>Null when no group is in scope, or the place cannot be told.</summary>
    public static ReportInsertion? Find(SemanticModel model, TextSpan creation, CancellationToken cancellationToken)
    {
        if (model.SyntaxTree.GetRoot(cancellationToken).FindNode(creation, getInnermostNodeForTie: true) is not ExpressionSyntax first)
        {
            return null;
        }

        var chain = CallChain.Outermost(first);
        return chain.Parent switch
        {
            ExpressionStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax => Replace(model, chain, chain),
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.Text: "_" }, Parent: ExpressionStatementSyntax } assignment => Replace(model, assignment, chain),
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax statement } declarator }
                when !IsAssignedLater(declarator) => Append(model, statement, declarator.Identifier.Text),
            _ => null,
        };
    }

    private static ReportInsertion? Replace(SemanticModel model, ExpressionSyntax place, ExpressionSyntax chain) =>
        AddSpan(model, place.SpanStart, chain.WithoutTrivia()) is { } report ? new ReportInsertion(place, report.WithTriviaFrom(place)) : null;

    private static ReportInsertion? Append(SemanticModel model, LocalDeclarationStatementSyntax declaration, string variable)
    {
        SyntaxList<StatementSyntax>? around = declaration.Parent switch
        {
            BlockSyntax block => block.Statements,
            SwitchSectionSyntax section => section.Statements,
            _ => null,
        };
        if (around?.Last() is not { } last || AddSpan(model, last.Span.End, SyntaxFactory.IdentifierName(variable)) is not { } report)
        {
            return null;
        }

        var statement = SyntaxFactory.ExpressionStatement(report).WithAdditionalAnnotations(Formatter.Annotation);
        return new ReportInsertion(last, report, statement, IsBefore: IsJump(last));
    }

    private static ExpressionSyntax? AddSpan(SemanticModel model, int position, ExpressionSyntax builder) =>
        Group(model, position) is { } group
            ? SyntaxFactory.ParseExpression(group + MethodNames.AddSpan + "(" + builder.ToFullString() + ")")
            : null;

    /// <summary>The group with the dot behind it.</summary>
    private static string? Group(SemanticModel model, int position)
    {
        if (InScope.FindNearest(model, position, model.Compilation.GetTypeByMetadataName(Shared.MetadataNames.MetricGroup)) is { } group)
        {
            return group.Name + Dot(group);
        }

        return InScope.FindNearest(model, position, model.Compilation.GetTypeByMetadataName(Shared.MetadataNames.RuntimeContext)) is { } context
            ? context.Name + Dot(context) + "MetricGroup."
            : null;
    }

    private static string Dot(ISymbol symbol) => symbol
        is ILocalSymbol { Type.NullableAnnotation: NullableAnnotation.Annotated }
        or IParameterSymbol { Type.NullableAnnotation: NullableAnnotation.Annotated }
        or IFieldSymbol { Type.NullableAnnotation: NullableAnnotation.Annotated }
        or IPropertySymbol { Type.NullableAnnotation: NullableAnnotation.Annotated }
            ? "?."
            : ".";

    private static bool IsJump(StatementSyntax statement) => statement
        is ReturnStatementSyntax or ThrowStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax
        or YieldStatementSyntax { Expression: null };

    private static bool IsAssignedLater(VariableDeclaratorSyntax declarator) =>
        declarator.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member
        && member.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment =>
            assignment.Left is IdentifierNameSyntax target && target.Identifier.Text == declarator.Identifier.Text);
}
