using System.Reflection;
using Instrumentation.Analyzers.Tests.Verification;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Tests.Documentation;

public class DocumentationTests
{
    public static TheoryData<string> Ids => [.. RuleCatalog.Rules.Select(rule => rule.Id)];

    [Fact]
    public void Every_rule_has_an_id_of_its_own_from_the_shared_list()
    {
        var ids = typeof(RuleIdentifiers).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetValue(null)!)
            .Where(value => value.StartsWith("SPAN", StringComparison.Ordinal));

        Assert.Subset(ids.ToHashSet(), RuleCatalog.Rules.Select(rule => rule.Id).ToHashSet());
        Assert.Distinct(RuleCatalog.Rules.Select(rule => rule.Id));
    }

    [Fact]
    public void Every_rule_has_a_page_and_every_page_has_a_rule() =>
        Assert.Equal(RuleCatalog.Rules.Select(rule => rule.Id).Append(RuleIdentifiers.FormatMismatch).Order(), RulePage.Ids.Order());

    [Fact]
    public void The_page_of_the_rule_that_only_the_generator_has_says_what_it_says()
    {
        var page = RulePage.Read(RuleIdentifiers.FormatMismatch);
        var reported = Assert.Single(UserProject.ReportedByGenerator(UserProject.Compile(page.Code("Bad"))));

        Assert.Empty(page.Contradictions(reported.Descriptor, hasFix: false));
        Assert.Equal(RuleIdentifiers.HelpLink(RuleIdentifiers.FormatMismatch), reported.Descriptor.HelpLinkUri);
        Assert.Empty(UserProject.ReportedByGenerator(UserProject.Compile(page.Code("Good"))));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_says_what_its_rule_says(string id)
    {
        var rule = RuleCatalog.Rules.Single(rule => rule.Id == id);

        Assert.Empty(RulePage.Read(id).Contradictions(rule, RuleCatalog.HasFix(id)));
        Assert.Equal(RuleIdentifiers.HelpLink(id), rule.HelpLinkUri);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_bad_code_of_a_page_is_reported_and_the_good_code_is_not(string id)
    {
        var page = RulePage.Read(id);

        Assert.Contains(id, await ReportedIn(page.Code("Bad"), id));
        Assert.DoesNotContain(id, await ReportedIn(page.Code("Good"), id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_rule_says_the_same_when_the_generator_has_written_its_part(string id)
    {
        var page = RulePage.Read(id);
        var bad = await ReportedIn(UserProject.CompileWithGenerator(page.Code("Bad"), out _), id);
        var good = await ReportedIn(UserProject.CompileWithGenerator(page.Code("Good"), out var problems), id);

        Assert.Contains(id, bad);
        Assert.DoesNotContain(id, good);
        Assert.DoesNotContain(problems, problem => problem.Severity == DiagnosticSeverity.Error);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_that_has_a_fix_by_design_ships_one_that_fixes_all(string id)
    {
        var fixes = RuleCatalog.Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(id)).ToList();

        Assert.Equal(RuleCatalog.FixedByDesign.Contains(id) ? 1 : 0, fixes.Count);
        Assert.All(fixes, fix => Assert.Equal(
            [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution],
            fix.GetFixAllProvider()!.GetSupportedFixAllScopes().Where(scope => scope <= FixAllScope.Solution).Order()));
        Assert.All(fixes, fix => Assert.NotNull(fix.GetType().GetCustomAttribute<ExportCodeFixProviderAttribute>()));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_releases_list_every_rule(string id)
    {
        var rule = RuleCatalog.Rules.Single(rule => rule.Id == id);
        var lines = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "releases")).SelectMany(File.ReadLines);

        Assert.Single(lines, line => line.StartsWith($"{id} | {rule.Category} | {rule.DefaultSeverity} | ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SPAN101: Span", "SPAN102: Span", "title")]
    [InlineData("| Severity | Warning |", "| Severity | Error |", "severity")]
    [InlineData("| Code fix | yes |", "| Code fix | no |", "fix")]
    [InlineData("rules/SPAN101", "rules/SPAN1O1", "link")]
    [InlineData("## Why", "## Because", "section")]
    public void A_page_that_says_something_else_is_found(string right, string wrong, string what)
    {
        var rule = RuleCatalog.Rules.Single(rule => rule.Id == RuleIdentifiers.SpanWithoutEnd);
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", rule.Id + ".md"));
        var page = new RulePage(text.Replace(right, wrong, StringComparison.Ordinal));

        Assert.True(page.Contradictions(rule, hasFix: true).Count() == 1, $"A wrong {what} was not found.");
    }

    private static async Task<IEnumerable<string>> ReportedIn(string code, string id)
    {
        var compilation = UserProject.Compile(code);
        Assert.DoesNotContain(compilation.GetDiagnostics(), found => found.Severity == DiagnosticSeverity.Error && found.Location.IsInSource && IsTypo(found));

        return await ReportedIn(compilation, id);
    }

    private static async Task<IEnumerable<string>> ReportedIn(Compilation compilation, string id)
    {
        var reported = await compilation.WithAnalyzers([RuleCatalog.AnalyzerOf(id)]).GetAnalyzerDiagnosticsAsync();
        return reported.Select(found => found.Id);
    }

    /// <summary>Names that do not exist and the like; what a missing implementing part causes is what some of the rules are about.</summary>
    private static bool IsTypo(Diagnostic error) => error.Id is "CS0103" or "CS0246" or "CS1061" or "CS0117" or "CS1002" or "CS1513" or "CS1503" or "CS1501" or "CS7036";
}
