using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes.Refactorings.HandWritten;

/// <summary>What the work may do with a builder, so that it can be the open span that a Core gets.</summary>
internal sealed class BuilderUses(RefactoredMethod method, CancellationToken cancellationToken)
{
    private const string Context = "Context";

    /// <summary>True when every other use than at <paramref name="read"/> adds to the span, and none lets the builder out of the method.</summary>
    public bool AreAdditions(ISymbol? builder, ICollection<ExpressionSyntax> read) => method.Syntax.Body!.DescendantNodes().OfType<IdentifierNameSyntax>()
        .Where(name => KnownTypes.Same(builder, method.Model.GetSymbolInfo(name, cancellationToken).Symbol))
        .All(name => read.Contains(name) || IsAddition(name));

    /// <summary>The calls that mean the same on the open span of a wrapper.</summary>
    public static bool IsKept(string name) =>
        name is MethodNames.SetAttribute or MethodNames.SetStatus or MethodNames.SetKind or MethodNames.AddLink or MethodNames.AddChild or MethodNames.AddChildren;

    /// <summary>
    /// A status that the wrapper gives of itself: Error, with the exception's message or none, where the exception goes on.
    /// </summary>
    public bool IsRedundant(BuilderChain chain, CatchClauseSyntax clause)
    {
        return chain.Calls is [{ ArgumentList.Arguments: { Count: > 0 } arguments } call]
            && BuilderChain.NameOf(call) == MethodNames.SetStatus
            && method.Model.GetSymbolInfo(arguments[0].Expression, cancellationToken).Symbol is IFieldSymbol { Name: "Error" }
            && arguments.Skip(1).All(description => description.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Message", Expression: var exception }
                && clause.Declaration is { } declaration
                && KnownTypes.Same(method.Model.GetDeclaredSymbol(declaration, cancellationToken), method.Model.GetSymbolInfo(exception, cancellationToken).Symbol));
    }

    private bool IsAddition(IdentifierNameSyntax name)
    {
        if (name.Ancestors().TakeWhile(node => node != method.Syntax).Any(node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
        {
            return false;
        }

        if (name.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: Context, Parent: not AssignmentExpressionSyntax } property && property.Expression == name)
        {
            return true;
        }

        var end = (ExpressionSyntax)name;
        while (end.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access && access.Expression == end)
        {
            if (!IsKept(BuilderChain.NameOf(call)))
            {
                return false;
            }

            end = call;
        }

        return end != name && end.Parent is ExpressionStatementSyntax statement && !IsOverwritten(BuilderChain.Of(end), statement);
    }

    /// <summary>The wrapper describes the exception that follows; what was said before would be lost.</summary>
    private static bool IsOverwritten(BuilderChain chain, StatementSyntax statement) =>
        statement.Parent is BlockSyntax { Statements: [.., ThrowStatementSyntax] } && chain.Calls.Any(call => BuilderChain.NameOf(call) == MethodNames.SetStatus);
}
