using Instrumentation.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Generators.Parsing;

/// <summary>Describes the parameters of the method that opens the span: those of the <c>[Span]</c> method.</summary>
internal static class TracedParameters
{
    private static readonly SyntaxKind[] OfCallersOnly = [SyntaxKind.ThisKeyword, SyntaxKind.ParamsKeyword];

    /// <param name="method">The method.</param>
    /// <param name="count">How many there are, without the open span.</param>
    /// <param name="declaration">Its declaration.</param>
    public static EquatableArray<ParameterModel> Of(IMethodSymbol method, int count, MethodDeclarationSyntax declaration) => method.Parameters
        .Take(count)
        .Select((parameter, i) => Signatures.Parameter(
            parameter,
            [.. PassedOnAttributes.Of(parameter), .. Modifiers(parameter, declaration.ParameterList.Parameters[i])],
            parameter.Type))
        .ToEquatableArray();

    private static IEnumerable<string> Modifiers(IParameterSymbol parameter, ParameterSyntax declaration)
    {
        var written = declaration.Modifiers.Where(modifier => !OfCallersOnly.Contains(modifier.Kind())).Select(modifier => modifier.Text);
        // A params parameter that is a span is scoped without saying so.
        return parameter is { IsParams: true, Type.IsRefLikeType: true } ? written.Prepend("scoped") : written;
    }

    /// <summary>What the method has to be like for the one that opens the span to call it.</summary>
    public static string Modifiers(MethodDeclarationSyntax declaration) => string.Join(
        " ",
        declaration.Modifiers
            .Where(modifier => modifier.Kind() is SyntaxKind.StaticKeyword or SyntaxKind.UnsafeKeyword or SyntaxKind.ReadOnlyKeyword)
            .Select(modifier => modifier.Text)
            .Prepend("private"));
}
