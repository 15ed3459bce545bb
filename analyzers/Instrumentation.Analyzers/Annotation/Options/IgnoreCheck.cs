using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.Annotation.Options;

/// <summary>Finds what in <c>Ignore</c> changes nothing.</summary>
internal sealed class IgnoreCheck(AttributeArgumentSyntax argument, SpanVerdict verdict, SemanticModel model, CancellationToken cancellationToken)
{
    public IEnumerable<(SyntaxNode Place, string Message)> Findings()
    {
        if (Entries() is not { } entries)
        {
            return [];
        }

        if (entries.Count == 0)
        {
            return [(argument, "Ignore names no exception, as does no Ignore: write the exceptions that are expected, or remove it.")];
        }

        var types = entries.Select(TypeOf).ToList();
        return entries.Zip(types.Select((type, i) => Why(entries[i], type, types, i)), (entry, why) => ((SyntaxNode)entry, why!)).Where(finding => finding.Item2 is not null);
    }

    public static bool IsEveryException(INamedTypeSymbol type) => type.ToDisplayString() == "System.Exception";

    /// <summary>The elements as they are written; null when they are not written here.</summary>
    private IReadOnlyList<ExpressionSyntax>? Entries() => argument.Expression switch
    {
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        ImplicitArrayCreationExpressionSyntax { Initializer: var initializer } => initializer.Expressions,
        CollectionExpressionSyntax { Elements: var elements } when elements.All(element => element is ExpressionElementSyntax) =>
            [.. elements.Cast<ExpressionElementSyntax>().Select(element => element.Expression)],
        ArrayCreationExpressionSyntax or LiteralExpressionSyntax => [],
        _ => null,
    };

    private ITypeSymbol? TypeOf(ExpressionSyntax entry) =>
        entry is TypeOfExpressionSyntax typeOf ? model.GetTypeInfo(typeOf.Type, cancellationToken).Type : null;

    private string? Why(ExpressionSyntax entry, ITypeSymbol? type, List<ITypeSymbol?> all, int index)
    {
        if (type is null)
        {
            return entry.IsKind(SyntaxKind.NullLiteralExpression) ? "Ignore has a null, which is no exception: remove it." : null;
        }

        if (type.TypeKind == TypeKind.Error)
        {
            return null;
        }

        if (!verdict.Options.ExpectedExceptions.Contains(type, SymbolEqualityComparer.Default))
        {
            return type is INamedTypeSymbol { IsUnboundGenericType: true }
                ? $"Ignore has '{Display(type)}', which no exception is of: write it with its type arguments, or a base class."
                : $"Ignore has '{Display(type)}', which is no exception: write a class that derives from System.Exception, or remove it.";
        }

        if (all.Take(index).Contains(type, SymbolEqualityComparer.Default))
        {
            return $"Ignore has '{Display(type)}' twice: remove one.";
        }

        if (BasesOf(type).FirstOrDefault(candidate => all.Contains(candidate, SymbolEqualityComparer.Default)) is { } general)
        {
            return $"Ignore has '{Display(general)}', and with it '{Display(type)}', which derives from it: remove one of them.";
        }

        if (BasesOf(type).Prepend(type).Any(candidate => candidate.ToDisplayString() == "System.OperationCanceledException"))
        {
            return $"'{Display(type)}' is never an error: a span that is cancelled keeps its status and says span.outcome = cancelled, which Ignore would hide; remove it.";
        }

        return type is INamedTypeSymbol named && IsEveryException(named) && verdict is { Options.OnlyOnError: true, Core.TakesBuilder: false }
            ? "With OnlyOnError and Ignore = typeof(Exception) no call is ever reported: remove one of them, or name the exceptions that are expected."
            : null;
    }

    private static IEnumerable<ITypeSymbol> BasesOf(ITypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }

    private static string Display(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
