using Instrumentation.Generators.Models;
using Instrumentation.Shared;
using Instrumentation.Shared.Members;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Generators.Parsing;

/// <summary>Describes how the member that callers reach is declared.</summary>
internal static class Wrappers
{
    /// <param name="method">The method with <c>[Span]</c>.</param>
    /// <param name="member">The member.</param>
    /// <param name="declaration">The declaration of the method with <c>[Span]</c>.</param>
    public static WrapperModel Of(IMethodSymbol method, WrappedMember member, MethodDeclarationSyntax declaration) =>
        member.Kind == WrappedMemberKind.PartialMethod ? OfPartial(method, declaration) : WholeMembers.Of(method, member, declaration);

    // The implementing part repeats what the user has declared; 'async' is none of it.
    private static WrapperModel OfPartial(IMethodSymbol method, MethodDeclarationSyntax declaration) => new(
        IsWhole: false,
        EquatableArray<string>.Empty,
        string.Join(" ", declaration.Modifiers.Where(IsRepeated).Select(modifier => modifier.Text).Append("partial")),
        Signatures.ReturnType(method),
        Identifiers.Escape(method.Name),
        method.IsOverride ? Written(declaration) : Signatures.Constraints(method),
        method.Parameters
            .Select((parameter, i) => Signatures.Parameter(
                parameter, declaration.ParameterList.Parameters[i].Modifiers.Select(modifier => modifier.Text), parameter.Type))
            .ToEquatableArray());

    private static bool IsRepeated(SyntaxToken modifier) => !modifier.IsKind(SyntaxKind.PartialKeyword) && !modifier.IsKind(SyntaxKind.AsyncKeyword);

    /// <summary>The clauses as they stand in an override, which may only say <c>class</c>, <c>struct</c> or <c>default</c>.</summary>
    private static EquatableArray<string> Written(MethodDeclarationSyntax declaration) =>
        declaration.ConstraintClauses
            .Select(clause => $"where {clause.Name} : {string.Join(" ", clause.Constraints.SelectMany(constraint => constraint.DescendantTokens()))}")
            .ToEquatableArray();
}
