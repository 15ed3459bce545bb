using System.Collections.Immutable;
using Instrumentation.Generators.Models;
using Instrumentation.Generators.Report;
using Instrumentation.Generators.Writing;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators;

/// <summary>
/// Writes the implementing part of each method marked with <c>[Span]</c>. This file is the whole flow: find the methods, parse each into a model, group the models by
/// type, write one file per type. What stands in a model decides whether anything is written again.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed partial class SpanGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Generator and runtime must come from one version of the package.
        context.RegisterSourceOutput(context.CompilationProvider.Select(FormatRule.FormatOf).WithTrackingName(StepNames.Format), FormatRule.Check);

        // Every method with the attribute, as a model without symbols.
        var results = context.SyntaxProvider
            .ForAttributeWithMetadataName(MetadataNames.SpanAttribute, IsCandidate, Parse)
            .WithTrackingName(StepNames.Results);

        // What a declaration error would keep the analyzers from saying is said here.
        context.RegisterSourceOutput(results.SelectMany(DiagnosticsOf).WithTrackingName(StepNames.Diagnostics), Report);

        // One model per type; a type whose methods have not changed compares equal and is not written again.
        var types = results
            .SelectMany(MethodsOf)
            .Collect()
            .SelectMany(SpanTypes.Group)
            .WithTrackingName(StepNames.Types);

        context.RegisterSourceOutput(types, Emit);

        // The table of all spans, for a project that asks for it. It adds no code, so that an editor need not run it.
        var report = context.CompilationProvider
            .Combine(context.AnalyzerConfigOptionsProvider.Select(ReportOptions.Of))
            .Select(ReportReader.Read)
            .WithTrackingName(StepNames.Report);

        context.RegisterImplementationSourceOutput(report, ReportWriter.Write);
    }

    // The attribute has been checked; the verdict tells which declarations cannot be wrapped.
    private static bool IsCandidate(SyntaxNode node, CancellationToken cancellationToken) => true;

    private static IEnumerable<DiagnosticModel> DiagnosticsOf(SpanMethodResult result, CancellationToken cancellationToken) => result.Diagnostics;

    private static ImmutableArray<SpanMethod> MethodsOf(SpanMethodResult result, CancellationToken cancellationToken) =>
        result.Method is { } method ? ImmutableArray.Create(method) : ImmutableArray<SpanMethod>.Empty;

    private static void Report(SourceProductionContext context, DiagnosticModel diagnostic) =>
        context.ReportDiagnostic(HiddenRules.ToDiagnostic(diagnostic));

    private static void Emit(SourceProductionContext context, SpanType type) => context.AddSource(type.HintName, SpanTypeWriter.Write(type));
}
