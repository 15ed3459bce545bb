using System.Diagnostics;
using System.Globalization;

namespace Instrumentation.Benchmarks.Otlp;

/// <summary>An <see cref="OtlpSink"/> in a process of its own, so that its work is not counted as that of the sender.</summary>
internal sealed class SinkProcess : IAsyncDisposable
{
    /// <summary>The argument that makes this program a sink, until its standard input ends.</summary>
    public const string Argument = "sink";

    private readonly Process _process;
    private readonly HttpClient _client = new();

    private SinkProcess(Process process, Uri endpoint) => (_process, Endpoint) = (process, endpoint);

    public Uri Endpoint { get; }

    public static async Task<SinkProcess> StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(SinkProcess).Assembly.Location, Argument]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        var endpoint = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The sink ended without an endpoint.");
        return new SinkProcess(process, new Uri(endpoint));
    }

    public static async Task RunAsync()
    {
        await using var sink = await OtlpSink.StartAsync();
        await Console.Out.WriteLineAsync(sink.Endpoint.ToString());
        await Console.In.ReadToEndAsync();
    }

    /// <summary>How many spans it got since it was started.</summary>
    public async Task<long> CountAsync() => long.Parse(await _client.GetStringAsync(Endpoint), CultureInfo.InvariantCulture);

    /// <summary>Waits until it has got so many spans, for ten seconds at most.</summary>
    /// <returns>How many it got.</returns>
    public async Task<long> WaitForAsync(long spans)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            if (await CountAsync() is var count && count >= spans)
            {
                return count;
            }

            await Task.Delay(100);
        }

        return await CountAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
