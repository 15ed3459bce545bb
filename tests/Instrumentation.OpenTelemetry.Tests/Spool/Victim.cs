using System.Diagnostics;
using System.Globalization;
using Instrumentation.Functions;
using Instrumentation.Runtime;

namespace Instrumentation.OpenTelemetry.Tests.Spool;

/// <summary>This assembly as a program: a process that reports spans until it is killed.</summary>
public static class Victim
{
    /// <summary>Reports numbered spans without end, and prints the number of each when AddSpan has returned.</summary>
    /// <param name="args">Pairs of a reporter's key and its value.</param>
    public static async Task Main(string[] args)
    {
        var settings = args.Chunk(2).ToDictionary(pair => "traces.reporter.otel." + pair[0], pair => pair[1]);
        settings["traces.reporter.otel.factory.class"] = "otel";
        await using var registry = TraceRegistry.Create(settings);
        var group = registry.CreateRuntimeContext(new JobInfo("1", "orders"), new TaskInfo("price")).MetricGroup;
        for (var number = 0; ; number++)
        {
            group.AddSpans(number, 1);
            await Console.Out.WriteLineAsync(number.ToString(CultureInfo.InvariantCulture));
            if (number % 10 == 0)
            {
                // Hands on what was reported, so that spans are delivered in the order of these tens.
                await registry.FlushAsync(TimeSpan.Zero);
            }
        }
    }

    /// <summary>Starts the process.</summary>
    public static Process Start(IEnumerable<(string Key, string Value)> settings)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        start.ArgumentList.Add(typeof(Victim).Assembly.Location);
        foreach (var (key, value) in settings)
        {
            start.ArgumentList.Add(key);
            start.ArgumentList.Add(value);
        }

        return Process.Start(start)!;
    }

    /// <summary>Kills the process, once it has reported 2,000 spans and it is time.</summary>
    /// <returns>The number of the last span whose AddSpan had returned.</returns>
    public static async Task<int> KillAsync(Process process, Func<bool> isTime)
    {
        try
        {
            var last = 0;
            while (last < 2000 || !isTime())
            {
                last = int.Parse((await process.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
            }

            process.Kill();

            // What it had still printed; a line that broke off says nothing.
            var rest = await process.StandardOutput.ReadToEndAsync();
            var whole = rest[..(rest.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
            return whole.Length > 0 ? int.Parse(whole[^1], CultureInfo.InvariantCulture) : last;
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }
}
