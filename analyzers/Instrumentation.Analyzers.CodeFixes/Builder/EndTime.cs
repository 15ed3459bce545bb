using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Instrumentation.Analyzers.CodeFixes.Builder;

/// <summary>
/// Writes the expression that reads the end. The end has to come from the clock that the start came from: so the start's own expression is repeated when
/// it reads a clock and everything it names is in scope; else the one <c>TimeProvider</c> in scope is asked; else the system.
/// </summary>
internal static class EndTime
{
    /// <param name="model">Of the document.</param>
    /// <param name="start">The call that sets the start.</param>
    /// <param name="position">Where the end will be set.</param>
    /// <param name="startMethod">Name of the method that sets the start, which tells the unit.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static ExpressionSyntax Create(SemanticModel model, SyntaxNode start, int position, string startMethod, CancellationToken cancellationToken)
    {
        if (start.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { ArgumentList.Arguments: [{ Expression: var argument }] })
        {
            var read = Resolve(model, argument, cancellationToken);
            if (IsClock(model, read, cancellationToken) && IsInScope(model, read, position, cancellationToken))
            {
                return read.WithoutTrivia();
            }
        }

        var now = InScope.FindNearest(model, position, model.Compilation.GetTypeByMetadataName("System.TimeProvider")) is { Name: var provider }
            ? SyntaxFactory.ParseExpression(provider + ".GetUtcNow()")
            : SyntaxFactory.ParseExpression("global::System.DateTimeOffset.UtcNow");
        var time = startMethod == MethodNames.SetStartTime ? now : SyntaxFactory.ParseExpression(now + ".ToUnixTimeMilliseconds()");
        return time.ReplaceNodes(
            time.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>(),
            (_, rewritten) => rewritten.WithAdditionalAnnotations(Simplifier.Annotation));
    }

    /// <summary>A variable that was set once, where it was declared, stands for what it was set to.</summary>
    private static ExpressionSyntax Resolve(SemanticModel model, ExpressionSyntax argument, CancellationToken cancellationToken) =>
        model.GetSymbolInfo(argument, cancellationToken).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var reference] }
        && reference.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: var value }
            ? value
            : argument;

    private static bool IsClock(SemanticModel model, ExpressionSyntax expression, CancellationToken cancellationToken) =>
        (expression, model.GetSymbolInfo(expression, cancellationToken).Symbol) switch
        {
            (MemberAccessExpressionSyntax, IPropertySymbol { IsStatic: true, Name: "UtcNow" or "Now", ContainingType.Name: "DateTimeOffset" or "DateTime" }) => true,
            (InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var inner } }, IMethodSymbol { Name: "ToUnixTimeMilliseconds" }) =>
                IsClock(model, inner, cancellationToken),
            (InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 }, IMethodSymbol method) => ClockNames.IsNow(method.Name),
            _ => false,
        };

    private static bool IsInScope(SemanticModel model, ExpressionSyntax expression, int position, CancellationToken cancellationToken) =>
        expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().All(name =>
            name.Parent is MemberAccessExpressionSyntax { Name: var member } && member == name
            || model.LookupSymbols(position, name: name.Identifier.ValueText).Contains(model.GetSymbolInfo(name, cancellationToken).Symbol, SymbolEqualityComparer.Default));
}
