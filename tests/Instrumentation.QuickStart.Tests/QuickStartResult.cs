namespace Instrumentation.QuickStart.Tests;

/// <summary>What a run left behind.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">Lines of standard output that are not empty.</param>
/// <param name="Error">Lines of standard error that are not empty.</param>
/// <param name="Spans">The spans in the trace file; null when there is none.</param>
public sealed record QuickStartResult(int ExitCode, IReadOnlyList<string> Output, IReadOnlyList<string> Error, IReadOnlyList<FileSpan>? Spans)
{
    /// <summary>The job's own answer: what stands before the table of spans.</summary>
    public IReadOnlyList<string> Answer =>
    [
        .. Output.Select(line => line.Trim())
            .Where(line => line.Length > 0)
            .TakeWhile(line => !line.StartsWith("Spans reported", StringComparison.Ordinal)),
    ];

    /// <summary>The cells of the table's row for a span name.</summary>
    public IReadOnlyList<string> TableRow(string spanName)
    {
        var row = Assert.Single(Output, line => line.TrimStart().StartsWith(spanName + "  ", StringComparison.Ordinal));
        return row.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    /// <summary>The spans of one name.</summary>
    public IReadOnlyList<FileSpan> SpansNamed(string name)
    {
        Assert.NotNull(Spans);
        return [.. Spans.Where(span => span.Name == name)];
    }
}
