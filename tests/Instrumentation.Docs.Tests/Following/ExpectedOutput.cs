using System.Text.RegularExpressions;

namespace Instrumentation.Docs.Tests.Following;

/// <summary>The output that a page shows. <c>…</c> stands for any characters of a line, and alone on a line for any lines.</summary>
internal static class ExpectedOutput
{
    private const string Any = "…";

    public static bool Fits(string expected, string output) => Regex.IsMatch(Normal(output), $"^{Pattern(Normal(expected))}$");

    // Each line ends with its break, so that one that stands for any lines can stand for none.
    private static string Pattern(string expected) => string.Concat(expected.Split('\n').SkipLast(1).Select(line => line.Trim() == Any
        ? "(?:[^\n]*\n)*"
        : string.Join("[^\n]*", line.Split(Any).Select(Regex.Escape)) + "\n"));

    private static string Normal(string text) => string.Concat(text.TrimEnd().Split('\n').Select(line => line.TrimEnd() + "\n"));
}
