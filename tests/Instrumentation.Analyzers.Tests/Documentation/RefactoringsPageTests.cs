using System.Text.RegularExpressions;
using Instrumentation.Analyzers.CodeFixes.Refactorings;
using Instrumentation.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis.CodeRefactorings;

namespace Instrumentation.Analyzers.Tests.Documentation;

public partial class RefactoringsPageTests
{
    [Fact]
    public Task What_the_page_shows_of_tracing_a_method_is_what_is_done() => Check<TraceMethodRefactoringProvider>("Trace with [Span]", "Map");

    [Fact]
    public Task What_the_page_shows_of_converting_a_span_is_what_is_done() => Check<ConvertToSpanRefactoringProvider>("Convert to [Span]", "Map");

    private static Task Check<TRefactoring>(string section, string method)
        where TRefactoring : CodeRefactoringProvider, new()
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "refactorings.md"));
        var before = CodeBlock().Match(page, page.IndexOf($"## {section}\n", StringComparison.Ordinal));
        var after = before.NextMatch();
        return RefactoringTest<TRefactoring>.Check(before.Groups[1].Value.Replace($" {method}(", $" [|{method}|](", StringComparison.Ordinal), after.Groups[1].Value);
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
