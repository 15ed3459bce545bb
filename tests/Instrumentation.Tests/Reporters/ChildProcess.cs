using System.Diagnostics;
using System.Globalization;
using Instrumentation.Reporters;
using Instrumentation.Tests.Doubles;

namespace Instrumentation.Tests.Reporters;

/// <summary>This assembly as a program, for what needs a process of its own: kills and locks.</summary>
public static class ChildProcess
{
    private static readonly ReporterConfig Config = new("child", new Dictionary<string, string>());

    /// <summary>Writes spans into the file given until it is killed, and says on standard output how many are written.</summary>
    public static int Main(string[] args)
    {
        var reporter = new FileTraceReporter(args[0]);
        reporter.Open(Config);
        for (var count = 1; ; count++)
        {
            reporter.NotifyOfAddedSpan(SpanSample.Builder(count.ToString(CultureInfo.InvariantCulture)).SetAttribute("filler", new string('x', 10_000)).Build());
            Console.WriteLine(count);
        }
    }

    /// <summary>Starts the writer; the caller kills it.</summary>
    public static Process Start(string path)
    {
        // The tests may run in a host of another name.
        var isDotnet = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
        var start = new ProcessStartInfo(isDotnet ? Environment.ProcessPath! : "dotnet") { RedirectStandardOutput = true };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        start.ArgumentList.Add(path);
        return Process.Start(start)!;
    }
}
