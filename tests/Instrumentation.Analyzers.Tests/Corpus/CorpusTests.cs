using System.Collections.Immutable;
using Instrumentation.Analyzers.Tests.Documentation;
using Instrumentation.Shared;
using Instrumentation.Traces;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Tests.Corpus;

/// <summary>Every rule on several hundred methods written as in practice, each correct unless its lines are marked: what is reported beside the marks is a false alarm.</summary>
public class CorpusTests
{
    private static readonly CorpusProject Project = CorpusProject.Instance;

    private static readonly Lazy<Task<ImmutableArray<Diagnostic>>> Reports = new(() => Analyze(Project.Compilation, RuleCatalog.Analyzers));

    private static readonly Lazy<List<CorpusMethod>> Methods = new(() => [.. CorpusMethod.In(Project)]);

    [Fact]
    public void The_corpus_compiles_without_a_warning() => Assert.Empty(Project.Problems);

    [Fact]
    public async Task No_analyzer_fails() => Assert.DoesNotContain(await Reports.Value, report => report.Location == Location.None);

    [Fact]
    public async Task Warnings_and_errors_are_on_the_marked_lines_and_nowhere_else()
    {
        var ids = Ids(severity => severity >= DiagnosticSeverity.Warning);
        Assert.Equal(Lines(Marks(ids)), Lines(await Reported(ids)));
    }

    [Fact]
    public async Task Hints_are_on_marked_lines_only()
    {
        var ids = Ids(severity => severity < DiagnosticSeverity.Warning);
        Assert.Empty(Lines(await Reported(ids)).Split('\n').Except(Lines(Marks(ids)).Split('\n')));
    }

    [Fact]
    public void There_are_hundreds_of_methods_and_builders()
    {
        Assert.True(Methods.Value.Count >= 300, $"{Methods.Value.Count} methods hold a builder or have [Span].");

        var builders = Project.Files.SelectMany(file => file.GetRoot().DescendantNodes()).OfType<MemberAccessExpressionSyntax>().Count(IsBuilderCall);
        Assert.True(builders >= 250, $"{builders} builders are made.");
    }

    [Fact]
    public void Few_methods_hold_a_mistake()
    {
        var mistakes = Marks(Ids(severity => severity >= DiagnosticSeverity.Warning)).Count();
        Assert.InRange(mistakes, 1, Methods.Value.Count / 10);
    }

    [Fact]
    public void No_method_is_another_one_with_other_names()
    {
        var copies = Methods.Value.Where(method => method.Syntax.Body is not null).GroupBy(method => method.Shape).Where(same => same.Count() > 1);
        Assert.Empty(copies.Select(same => string.Join(" is the same as ", same.Select(method => method.Place))));
    }

    [Fact]
    public async Task A_method_that_forgets_its_end_is_found()
    {
        var correct = Methods.Value.Single(method => method.Syntax is MethodDeclarationSyntax { Identifier.Text: "ReadWithStatus" }).Syntax;
        var setEnd = correct.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Single(call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: nameof(SpanBuilder.SetEndTime) });
        var file = correct.SyntaxTree;
        var forgetful = file.WithRootAndOptions(file.GetRoot().ReplaceNode(setEnd, ((MemberAccessExpressionSyntax)setEnd.Expression).Expression), file.Options);

        var before = await FindMissingEnds(Project.Compilation, file);
        var after = await FindMissingEnds(Project.Compilation.ReplaceSyntaxTree(file, forgetful), forgetful);

        Assert.DoesNotContain(before, report => correct.Span.Contains(report.Location.SourceSpan));
        Assert.Single(after, report => correct.Span.Contains(report.Location.SourceSpan));
        Assert.Equal(before.Length + 1, after.Length);
    }

    private static HashSet<string> Ids(Func<DiagnosticSeverity, bool> isWanted) =>
        [.. RuleCatalog.Rules.Where(rule => isWanted(rule.DefaultSeverity)).Select(rule => rule.Id)];

    /// <summary>Marks of rules that the assembly has.</summary>
    private static IEnumerable<Finding> Marks(HashSet<string> ids) => Project.Files.SelectMany(Finding.MarkedIn).Where(mark => ids.Contains(mark.Id));

    private static async Task<IEnumerable<Finding>> Reported(HashSet<string> ids) =>
        (await Reports.Value).Where(report => ids.Contains(report.Id)).Select(Finding.Of);

    /// <summary>As one text, of which a failing test shows the first difference with its surroundings.</summary>
    private static string Lines(IEnumerable<Finding> findings) => string.Join('\n', findings.Select(finding => finding.ToString()).Order(StringComparer.Ordinal));

    private static bool IsBuilderCall(MemberAccessExpressionSyntax access) =>
        access is { Expression: IdentifierNameSyntax { Identifier.Text: nameof(Span) }, Name.Identifier.Text: nameof(Span.Builder) };

    private static Task<ImmutableArray<Diagnostic>> FindMissingEnds(CSharpCompilation compilation, SyntaxTree file) => compilation
        .WithAnalyzers([RuleCatalog.AnalyzerOf(RuleIdentifiers.SpanWithoutEnd)])
        .GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(file), filterSpan: null, CancellationToken.None);

    private static Task<ImmutableArray<Diagnostic>> Analyze(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        compilation.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync();
}
