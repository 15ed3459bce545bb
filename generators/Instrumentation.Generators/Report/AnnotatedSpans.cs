using Instrumentation.Generators.Parsing;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Generators.Report;

/// <summary>Describes the spans of <c>[Span]</c> methods.</summary>
internal static class AnnotatedSpans
{
    /// <summary>The row of a method; <see langword="null"/> for one without <c>[Span]</c>, and for one that stops the build.</summary>
    public static SpanRow? RowOf(MethodDeclarationSyntax declaration, RowContext context)
    {
        if (context.Model.GetDeclaredSymbol(declaration, context.CancellationToken) is not IMethodSymbol method
            || method.GetAttributes().FirstOrDefault(context.IsSpanAttribute) is not { } attribute)
        {
            return null;
        }

        var verdict = SpanVerdict.Of(method, attribute, context.Model.Compilation, context.CancellationToken);
        if (verdict is not { Member: { } member, Problems.IsEmpty: true })
        {
            return null;
        }

        var site = Sites.Of(verdict, member.Symbol.Name);
        return context.Row(
            site.Scope,
            site.Name,
            verdict.Options.Implements is null ? SpanForm.Partial : SpanForm.Implements,
            verdict.Tags.Select(tag => AttributeRow.Of(tag.Key, tag.Value.Underlying)).Concat(SetByCore(verdict, context)),
            OptionRow.AllOf(verdict.Options),
            declaration.Identifier);
    }

    private static IEnumerable<AttributeRow> SetByCore(SpanVerdict verdict, RowContext context) => verdict.Core is { TakesBuilder: true, Symbol: var core }
        ? core.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax(context.CancellationToken))
            .Select(syntax => context.Model.Compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax, context.CancellationToken))
            .OfType<IOperation>()
            .SelectMany(body => SetAttributes.On(core.Parameters.Last(), body))
        : [];
}
