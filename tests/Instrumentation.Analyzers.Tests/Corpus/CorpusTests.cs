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
    public async Task Warnings_are_on_the_marked_lines_and_nowhere_else() => await CompareWithMarks(severity => severity >= DiagnosticSeverity.Warning);

    [Fact]
    public async Task Hints_are_on_the_marked_lines_and_nowhere_else() => await CompareWithMarks(severity => severity < DiagnosticSeverity.Warning);

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
        var mistakes = Project.Files.SelectMany(Finding.MarkedIn).Count();
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

        var rule = RuleCatalog.AnalyzerOf(RuleIdentifiers.SpanWithoutEnd);
        var before = await Analyze(Project.Compilation, [rule]);
        var after = await Analyze(Project.Compilation.ReplaceSyntaxTree(file, forgetful), [rule]);

        var found = Assert.Single(after.Select(Finding.Of).Except(before.Select(Finding.Of)));
        Assert.Equal(file.FilePath, found.Path);
        Assert.Contains(after, report => report.Location.SourceTree == forgetful && correct.Span.Contains(report.Location.SourceSpan.Start));
    }

    private static async Task CompareWithMarks(Func<DiagnosticSeverity, bool> isCompared)
    {
        var ids = RuleCatalog.Rules.Where(rule => isCompared(rule.DefaultSeverity)).Select(rule => rule.Id).ToHashSet();
        var marked = Project.Files.SelectMany(Finding.MarkedIn).Where(mark => ids.Contains(mark.Id));
        var reported = (await Reports.Value).Where(report => ids.Contains(report.Id)).Select(Finding.Of);
        Assert.Equal(Sort(marked), Sort(reported));
    }

    private static IEnumerable<string> Sort(IEnumerable<Finding> findings) => findings.Select(finding => finding.ToString()).Order(StringComparer.Ordinal);

    private static bool IsBuilderCall(MemberAccessExpressionSyntax access) =>
        access is { Expression: IdentifierNameSyntax { Identifier.Text: nameof(Span) }, Name.Identifier.Text: nameof(Span.Builder) };

    private static Task<ImmutableArray<Diagnostic>> Analyze(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        compilation.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync();
}
