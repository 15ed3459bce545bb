using System.Text.RegularExpressions;
using Instrumentation.Analyzers.Builder;
using Instrumentation.Analyzers.Flow;
using Instrumentation.Analyzers.Flow.Methods;
using Instrumentation.Analyzers.Tests.Builder.Listed;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Documentation;

public partial class OptionsPageTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "options.md"));

    private static IEnumerable<string> Keys => TableRow().Matches(Text).Select(row => row.Groups[1].Value);

    public static TheoryData<string> Options => [.. Keys];

    public static TheoryData<string> RulesOnPaths =>
        [.. RuleCatalog.Analyzers.OfType<BuilderAnalyzer>().SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id), "SPAN011"];

    [Fact]
    public void The_page_lists_every_option_and_names_no_other()
    {
        var known = ListedMethods.Keys.Select(option => option.Key).ToList();

        Assert.Equal(known, Keys);
        Assert.Equal(known, OptionName().Matches(Text).Select(name => name.Value).Distinct());
    }

    [Theory]
    [MemberData(nameof(Options))]
    public async Task An_option_of_the_page_changes_what_is_reported(string option)
    {
        Func<string, string, Task> check = option.EndsWith("end_methods", StringComparison.Ordinal) ? Check<SpanWithoutStartAnalyzer> : Check<SpanWithoutEndAnalyzer>;
        var (method, call) = option switch
        {
            "instrumentation.start_methods" => ("Timed.Begin", "_group.AddSpan([|Span.Builder(typeof(Job), \"n\").Begin()|]);"),
            "instrumentation.end_methods" => ("Timed.Finish", "_group.AddSpan([|Span.Builder(typeof(Job), \"n\")|].Finish());"),
            "instrumentation.owner_methods" => ("Timed.Report", "_group.Report([|Span.Builder(typeof(Job), \"n\").SetStartTsMillis(1)|]);"),
            _ => throw new InvalidOperationException($"There is no test for {option}."),
        };

        await check(call, $"[*.cs]\n{option} = {method}");
        await check(call.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal), "");
    }

    [Fact]
    public async Task What_the_page_shows_is_reported_with_its_options_only()
    {
        var (code, options) = (Block("csharp"), Block("ini"));
        var files = new Dictionary<string, string> { ["Usings.cs"] = UserProject.ImplicitUsings, ["Loader.cs"] = code };

        await RuleTest<SpanWithoutEndAnalyzer>.CheckFiles(files);
        files["Loader.cs"] = code.Replace("AddSpan(span); // SPAN101", "AddSpan([|span|]); // SPAN101", StringComparison.Ordinal);
        files[".editorconfig"] = "root = true\n\n" + options;
        await RuleTest<SpanWithoutEndAnalyzer>.CheckFiles(files);
    }

    [Theory]
    [MemberData(nameof(RulesOnPaths))]
    public void The_pages_of_the_rules_that_options_change_lead_to_it(string id) =>
        Assert.Contains("[options](options.md)", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", id + ".md")), StringComparison.Ordinal);

    private static Task Check<TAnalyzer>(string body, string options)
        where TAnalyzer : BuilderAnalyzer, new() => RuleTest<TAnalyzer>.CheckFiles(ListedJob.Files(body, options));

    private static string Block(string language) => Regex.Match(Text, $"```{language}\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;

    [GeneratedRegex(@"^\| `(instrumentation\.\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex TableRow();

    [GeneratedRegex(@"instrumentation\.\w+")]
    private static partial Regex OptionName();
}
