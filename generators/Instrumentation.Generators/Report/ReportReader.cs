using Instrumentation.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Generators.Report;

/// <summary>Reads the spans of a project from its code.</summary>
internal static class ReportReader
{
    /// <summary>The report; <see langword="null"/>, and nothing is looked at, for a project that asks for none.</summary>
    public static SpanReport? Read((Compilation Compilation, ReportOptions? Options) project, CancellationToken cancellationToken) =>
        project is { Compilation: var compilation, Options: { } options }
            ? new SpanReport(
                compilation.AssemblyName ?? "",
                compilation.SyntaxTrees
                    .SelectMany(tree => RowsOf(new RowContext(compilation.GetSemanticModel(tree), options.ProjectDirectory, cancellationToken)))
                    .OrderBy(row => row.Scope, StringComparer.Ordinal)
                    .ThenBy(row => row.Name, StringComparer.Ordinal)
                    .ThenBy(row => row.File, StringComparer.Ordinal)
                    .ThenBy(row => row.Line)
                    .ToEquatableArray())
            : null;

    private static IEnumerable<SpanRow> RowsOf(RowContext context) => context.Model.SyntaxTree.GetRoot(context.CancellationToken)
        .DescendantNodes()
        .Select(node => node switch
        {
            MethodDeclarationSyntax { AttributeLists.Count: > 0 } method => AnnotatedSpans.RowOf(method, context),
            InvocationExpressionSyntax invocation => HandWrittenSpans.RowOf(invocation, context),
            _ => null,
        })
        .OfType<SpanRow>();
}
