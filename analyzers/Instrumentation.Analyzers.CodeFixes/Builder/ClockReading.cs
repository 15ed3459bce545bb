using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using Microsoft.CodeAnalysis.Text;

namespace Instrumentation.Analyzers.CodeFixes.Builder;

/// <summary>
/// Writes the expression that reads one of the two times of a span. It has to come from the clock that the other one came from: so the other's own expression is
/// repeated when it reads a clock and everything it names is in scope; else the one <c>TimeProvider</c> in scope is asked; else the system.
/// </summary>
internal static class ClockReading
{
    /// <param name="model">Of the document.</param>
    /// <param name="other">The call that sets the other time.</param>
    /// <param name="position">Where this time will be set.</param>
    /// <param name="setter">Name of the method that sets this time, which tells the unit.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static ExpressionSyntax Create(SemanticModel model, TextSpan other, int position, string setter, CancellationToken cancellationToken)
    {
        if (RepeatedClock(model, other, cancellationToken) is { } read && IsInScope(model, read, position, cancellationToken))
        {
            return read.WithoutTrivia();
        }

        return Now(model, position, setter is MethodNames.SetStartTsMillis or MethodNames.SetEndTsMillis);
    }

    /// <summary>The present time, by the one <c>TimeProvider</c> in scope, else by the system.</summary>
    public static ExpressionSyntax Now(SemanticModel model, int position, bool inMillis)
    {
        var now = InScope.FindNearest(model, position, model.Compilation.GetTypeByMetadataName("System.TimeProvider")) is { Name: var provider }
            ? SyntaxFactory.ParseExpression(provider + ".GetUtcNow()")
            : SyntaxFactory.ParseExpression("global::System.DateTimeOffset.UtcNow");
        return Simplify(inMillis ? SyntaxFactory.ParseExpression(now + ".ToUnixTimeMilliseconds()") : now);
    }

    /// <summary>What is written with its full name gets the shortest one that does.</summary>
    public static ExpressionSyntax Simplify(ExpressionSyntax expression) => expression.ReplaceNodes(
        expression.DescendantNodesAndSelf().Where(node => node is MemberAccessExpressionSyntax or QualifiedNameSyntax),
        (_, rewritten) => rewritten.WithAdditionalAnnotations(Simplifier.Annotation));

    /// <summary>The expression that the builder's own method gets its time from, when that is a clock.</summary>
    public static ExpressionSyntax? RepeatedClock(SemanticModel model, TextSpan setter, CancellationToken cancellationToken) =>
        CallAt(model, setter, cancellationToken) is { ArgumentList.Arguments: [{ Expression: var argument }] } call
        && IsBuilder(model, model.GetSymbolInfo(call, cancellationToken).Symbol?.ContainingType)
        && Resolve(model, argument, cancellationToken) is var read
        && IsClock(model, read, cancellationToken)
            ? read
            : null;

    /// <summary>A method of the user that gets nothing but the builder reads the time itself.</summary>
    public static bool IsReadByCall(SemanticModel model, TextSpan setter, CancellationToken cancellationToken) =>
        CallAt(model, setter, cancellationToken) is { ArgumentList.Arguments: var arguments }
        && arguments.All(argument => IsBuilder(model, model.GetTypeInfo(argument.Expression, cancellationToken).Type));

    private static InvocationExpressionSyntax? CallAt(SemanticModel model, TextSpan span, CancellationToken cancellationToken) =>
        model.SyntaxTree.GetRoot(cancellationToken).FindNode(span, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>();

    private static bool IsBuilder(SemanticModel model, ITypeSymbol? type) =>
        type is not null && SymbolEqualityComparer.Default.Equals(type, model.Compilation.GetTypeByMetadataName(MetadataNames.SpanBuilder));

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
