using Instrumentation.Functions;
using Instrumentation.Runtime;
using Microsoft.Extensions.Hosting;

namespace Instrumentation.Hosting;

/// <summary>
/// Creates the registry at the start of the host, by asking for it, and closes it when all hosted services have stopped, so that the spans of their StopAsync arrive.
/// </summary>
internal sealed class InstrumentationService(TraceRegistry registry, JobInfo job, OpenFunctions functions, HostingLog log) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        log.Started(job.JobName, job.JobId, registry.Reporters.Count == 0 ? "none" : string.Join(", ", registry.Reporters.Keys));
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends when the time of the host's shutdown is over at the latest; the container, disposed of, waits for the rest.</summary>
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        // Functions that hosted services were given live as long as the container, and what they report in Close must find the registry open.
        await Task.Run(functions.CloseAll, CancellationToken.None)
            .WaitAsync(cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await registry.DisposeAsync().AsTask()
            .WaitAsync(cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
