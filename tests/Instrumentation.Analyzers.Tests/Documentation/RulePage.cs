using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Tests.Documentation;

/// <summary>A page of <c>analyzers/docs</c>.</summary>
internal sealed partial class RulePage(string text)
{
    public static readonly string[] Sections = ["What it reports", "Why", "Bad", "Good", "Fix", "When to suppress", "What it does not find"];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "docs");

    public static IEnumerable<string> Ids => Directory.EnumerateFiles(Folder, "SPAN*.md").Select(path => Path.GetFileNameWithoutExtension(path)!);

    public static RulePage Read(string id) => new(File.ReadAllText(Path.Combine(Folder, id + ".md")));

    /// <summary>Where the page says something else than the rule itself.</summary>
    public IEnumerable<string> Contradictions(DiagnosticDescriptor rule, bool hasFix)
    {
        string[] expected =
        [
            $"# {rule.Id}: {rule.Title}",
            $"| Category | {rule.Category} |",
            $"| Severity | {rule.DefaultSeverity} |",
            $"| Code fix | {(hasFix ? "yes" : "no")} |",
            $"| Link | {rule.HelpLinkUri} |",
        ];
        var lines = text.Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        var headings = lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..]);
        return expected.Where(line => !lines.Contains(line)).Select(line => $"{rule.Id}.md lacks the line: {line}")
            .Concat(headings.SequenceEqual(Sections) ? [] : [$"{rule.Id}.md does not have the sections {string.Join(", ", Sections)}"]);
    }

    /// <summary>The code of a section.</summary>
    public string Code(string section) =>
        CodeBlock().Match(text, text.IndexOf($"## {section}\n", StringComparison.Ordinal)).Groups[1].Value;

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
