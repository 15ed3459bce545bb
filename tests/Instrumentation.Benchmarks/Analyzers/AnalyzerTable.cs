using System.Globalization;

namespace Instrumentation.Benchmarks.Analyzers;

/// <summary>
/// Prints what the rules cost a build of 1,000 classes, beside what the SDK's own analyzers cost in the same build: <c>dotnet run -c Release -- analyzers</c>. Only the
/// ratio means something: a machine that does something else slows both down.
/// </summary>
internal static class AnalyzerTable
{
    private const int Classes = 1000;
    private const int Builds = 4;
    private const string Ours = "Instrumentation.Analyzers";

    public static async Task PrintAsync(TextWriter output)
    {
        using var users = ClassesProject.Create(Classes, hasRuntime: true);
        using var others = ClassesProject.Create(Classes, hasRuntime: false);
        await output.WriteLineAsync("| project | build | ours, s | the SDK's, s | ratio |");
        await output.WriteLineAsync("|---|---|---|---|---|");
        var timings = new List<IReadOnlyList<AnalyzerTiming>>();
        for (var build = 0; build < Builds; build++)
        {
            timings.Add(await users.BuildAsync());
            await PrintBuildAsync(output, "with spans", build, timings[build]);
            await PrintBuildAsync(output, "without the runtime", build, await others.BuildAsync());
        }

        await output.WriteLineAsync("\n| analyzer | all builds, s |");
        await output.WriteLineAsync("|---|---|");
        foreach (var analyzer in timings.SelectMany(build => build).GroupBy(timing => timing.Analyzer).OrderByDescending(SecondsOf).TakeWhile(each => SecondsOf(each) >= 0.1))
        {
            await output.WriteLineAsync($"| {analyzer.Key} | {Number(SecondsOf(analyzer))} |");
        }
    }

    /// <summary>The first build is the one of a compiler that has just been started, as on a build server.</summary>
    private static Task PrintBuildAsync(TextWriter output, string project, int build, IReadOnlyList<AnalyzerTiming> timings)
    {
        var ours = SecondsOf(timings.Where(timing => timing.Assembly == Ours));
        var theirs = SecondsOf(timings.Where(timing => timing.Assembly != Ours));
        return output.WriteLineAsync($"| {project} | {(build == 0 ? "first" : "later")} | {Number(ours)} | {Number(theirs)} | {Number(ours / theirs)} |");
    }

    private static double SecondsOf(IEnumerable<AnalyzerTiming> timings) => timings.Sum(timing => timing.Seconds);

    private static string Number(double number) => number.ToString("F2", CultureInfo.InvariantCulture);
}
