using System.Globalization;
using System.Text.RegularExpressions;

namespace Instrumentation.Benchmarks.Analyzers;

/// <summary>What one analyzer cost one build, on all threads.</summary>
internal sealed partial record AnalyzerTiming(string Assembly, string Analyzer, double Seconds)
{
    /// <summary>Reads the compiler's own table: a line for each assembly, and below it one for each of its analyzers.</summary>
    public static IReadOnlyList<AnalyzerTiming> Read(IEnumerable<string> buildLog)
    {
        var timings = new List<AnalyzerTiming>();
        var assembly = "";
        foreach (var line in buildLog.SkipWhile(line => !line.Contains("Total analyzer execution time", StringComparison.Ordinal)).TakeWhile(line => !line.Contains("Total generator execution time", StringComparison.Ordinal)))
        {
            if (AssemblyLine().Match(line) is { Success: true } found)
            {
                assembly = found.Groups["name"].Value;
            }
            else if (AnalyzerLine().Match(line) is { Success: true } analyzer)
            {
                timings.Add(new AnalyzerTiming(assembly, analyzer.Groups["name"].Value, double.Parse(analyzer.Groups["seconds"].Value, CultureInfo.InvariantCulture)));
            }
        }

        return timings.Count > 0 ? timings : throw new InvalidDataException("The build log has no table of analyzers: the build needs ReportAnalyzer=true and the verbosity 'detailed'.");
    }

    [GeneratedRegex(@"^ +<?[0-9.]+ +<?[0-9]+ +(?<name>[\w.]+), Version=")]
    private static partial Regex AssemblyLine();

    // What took less than a millisecond is written as "<0.001", and counts as that.
    [GeneratedRegex(@"^ +<?(?<seconds>[0-9.]+) +<?[0-9]+ +(?<name>[\w.`+]+ \(.*\))$")]
    private static partial Regex AnalyzerLine();
}
