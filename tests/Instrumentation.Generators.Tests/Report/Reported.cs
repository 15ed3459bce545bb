using System.Text.Json;
using Instrumentation.Generators.Tests.Harness;

namespace Instrumentation.Generators.Tests.Report;

/// <summary>The report of a user's project, as the build gets it.</summary>
internal static class Reported
{
    private const string CommentMark = "// ";

    /// <summary>The rows of the project's table, without its head.</summary>
    public static string[] Rows(params string[] sources)
    {
        var generation = UserProject.GenerateWithReport(sources);
        Assert.Empty(generation.Diagnostics);
        return [.. Lines(generation.Files["SpanReport.md.g.cs"]).Where(line => line.StartsWith("| `", StringComparison.Ordinal) || line.StartsWith("| *", StringComparison.Ordinal))];
    }

    /// <summary>Keys and types of the attributes of the project's only span.</summary>
    public static (string Key, string Type)[] Attributes(Generation generation)
    {
        using var json = JsonDocument.Parse(string.Join("\n", Lines(generation.Files["SpanReport.json.g.cs"])));
        return [.. Assert.Single(json.RootElement.GetProperty("spans").EnumerateArray()).GetProperty("attributes").EnumerateArray()
            .Select(attribute => (attribute.GetProperty("key").GetString()!, attribute.GetProperty("type").GetString()!))];
    }

    private static IEnumerable<string> Lines(string file)
    {
        var lines = file.TrimEnd('\n').Split('\n');
        Assert.All(lines, line => Assert.StartsWith(CommentMark, line, StringComparison.Ordinal));
        return lines.Skip(1).Select(line => line[CommentMark.Length..]);
    }
}
