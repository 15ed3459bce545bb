using Microsoft.Extensions.Hosting;

namespace Instrumentation.Hosting.Tests.Doubles;

/// <summary>A hosted service that does what a test tells it to.</summary>
public sealed class ScriptedService : IHostedLifecycleService
{
    public Action OnStarting { get; init; } = () => { };

    public Action OnStop { get; init; } = () => { };

    public Action OnStopped { get; init; } = () => { };

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        OnStarting();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        OnStop();
    }

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        OnStopped();
        return Task.CompletedTask;
    }
}
