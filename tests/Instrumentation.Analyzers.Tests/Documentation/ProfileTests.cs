using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Tests.Documentation;

/// <summary>The profiles that the package ships: severities for all rules at once.</summary>
public class ProfileTests
{
    [Theory]
    [InlineData("off", "none", "none", "none")]
    [InlineData("default", "error", "warning", "suggestion")]
    [InlineData("strict", "error", "error", "warning")]
    public void A_profile_names_every_rule_with_its_severity(string profile, string error, string warning, string info)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "profiles", profile + ".globalconfig"));

        Assert.Equal(["is_global = true", "global_level = -1", ""], lines.Skip(1).Take(3));
        Assert.Equal(
            RuleCatalog.Rules.OrderBy(rule => rule.Id, StringComparer.Ordinal).Select(rule => $"dotnet_diagnostic.{rule.Id}.severity = {SeverityOf(rule)}"),
            lines.Skip(4));

        string SeverityOf(DiagnosticDescriptor rule) => rule.DefaultSeverity switch
        {
            DiagnosticSeverity.Error => error,
            DiagnosticSeverity.Warning => warning,
            DiagnosticSeverity.Info => info,
            _ => throw new InvalidOperationException($"{rule.Id} has a severity that the profiles do not know."),
        };
    }

    [Fact]
    public void The_page_on_severities_names_every_profile()
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "profiles.md"));

        Assert.All(
            Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "profiles")),
            file => Assert.Contains($"| `{Path.GetFileNameWithoutExtension(file)}` |", page, StringComparison.Ordinal));
    }
}
