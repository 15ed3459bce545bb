using System.Diagnostics;
using System.Globalization;

namespace Instrumentation.Benchmarks.Otlp;

/// <summary>
/// Prints what a span costs the process until an OTLP/HTTP sink on this machine has it, beside OpenTelemetry's exporter, in rounds that take turns:
/// <c>dotnet run -c Release -- otlp</c>. Nothing may be lost on either way.
/// </summary>
internal static class SinkTable
{
    /// <summary>Spans between two flushes.</summary>
    public const int Burst = 20_000;

    private const int Bursts = 25;
    private const int Rounds = 5;

    public static async Task PrintAsync(TextWriter output)
    {
        await using var sink = await SinkProcess.StartAsync();
        await output.WriteLineAsync("| until the sink has it, lossless | CPU of the process, ns per span, by round | ratio to the first, by round | median ratio | bytes per span |");
        await output.WriteLineAsync("|---|---|---|---|---|");
        Func<Uri, ISpanPipeline>[] pipelines = [endpoint => new ActivityPipeline(endpoint), SpanPipeline.Nested, SpanPipeline.Leaf];
        var costs = new List<(string Name, double Nanoseconds, double Bytes)>();
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var create in pipelines)
            {
                var cost = await MeasureAsync(create, sink);
                // The first round compiles the code.
                if (round > 0)
                {
                    costs.Add(cost);
                }
            }
        }

        // A machine that becomes slower from round to round becomes so for all.
        var baseline = costs.GroupBy(cost => cost.Name).First().ToArray();
        foreach (var rows in costs.GroupBy(cost => cost.Name))
        {
            var ratios = rows.Zip(baseline, (row, first) => row.Nanoseconds / first.Nanoseconds).ToArray();
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"| {rows.Key} | {List(rows.Select(row => row.Nanoseconds), "F0")} | {List(ratios, "F2")} | {Median(ratios):F2} | {Median(rows.Select(row => row.Bytes)):F0} |"));
        }
    }

    private static string List(IEnumerable<double> values, string format) => string.Join(' ', values.Select(value => value.ToString(format, CultureInfo.InvariantCulture)));

    private static async Task<(string Name, double Nanoseconds, double Bytes)> MeasureAsync(Func<Uri, ISpanPipeline> create, SinkProcess sink)
    {
        const int spans = Burst * Bursts;
        var before = await sink.CountAsync();
        using var process = Process.GetCurrentProcess();
        await using var pipeline = create(sink.Endpoint);
        pipeline.Report();
        await pipeline.FlushAsync();
        var (cpu, bytes) = (process.TotalProcessorTime, GC.GetTotalAllocatedBytes());
        for (var burst = 0; burst < Bursts; burst++)
        {
            ReportBurst(pipeline);
            await pipeline.FlushAsync();
        }

        // OpenTelemetry's flush ends while the last request is on its way.
        var arrived = await sink.WaitForAsync(before + spans + 1) - before;
        process.Refresh();
        var (spentCpu, spentBytes) = (process.TotalProcessorTime - cpu, GC.GetTotalAllocatedBytes() - bytes);
        return arrived == spans + 1
            ? (pipeline.Name, spentCpu.TotalNanoseconds / spans, (double)spentBytes / spans)
            : throw new InvalidOperationException($"{pipeline.Name}: of {spans + 1} spans {arrived} arrived.");
    }

    private static void ReportBurst(ISpanPipeline pipeline)
    {
        for (var span = 0; span < Burst; span++)
        {
            pipeline.Report();
        }
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
