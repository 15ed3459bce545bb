using System.Threading.Channels;
using Instrumentation.Reporters;
using Instrumentation.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Shop.Messaging;

public sealed class OrderWorker(RuntimeContext context, ChannelReader<Order> orders, IOrderStore store, TimeProvider clock) : BackgroundService
{
    private readonly MetricGroup _group = context.MetricGroup.AddGroup("worker");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var life = Span.Builder(typeof(OrderWorker), "life").SetStartTime(clock.GetUtcNow());
        var handled = 0;
        try
        {
            await foreach (var order in orders.ReadAllAsync(stoppingToken))
            {
                await Handle(order, stoppingToken);
                handled++;
            }
        }
        catch (OperationCanceledException)
        {
            life.SetAttribute("stopped", true);
        }
        finally
        {
            _group.AddSpan(life.SetEndTime(clock.GetUtcNow()).SetAttribute("handled", handled));
        }
    }

    private async Task Handle(Order order, CancellationToken token)
    {
        using var span = _group.StartSpan(typeof(OrderWorker), "handle");
        try
        {
            await store.SaveAsync(order, token);
            span.SetStatus(SpanStatus.Ok);
        }
        catch (TransientException e)
        {
            span.SetStatus(SpanStatus.Error, e.Message).SetAttribute("order.id", order.Id);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        var stop = Span.Builder(typeof(OrderWorker), "stop").SetStartTime(clock.GetUtcNow());
        await base.StopAsync(cancellationToken);
        _group.AddSpan(stop.SetEndTime(clock.GetUtcNow())); // SPAN111
    }
}

public sealed class Ticker(MetricGroup group, IOrderStore store, TimeProvider clock) : IHostedService, IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private ITimer? _timer;
    private Task? _loop;
    private SpanBuilder? _life;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _life = Span.Builder(typeof(Ticker), "ticker").SetStartTime(clock.GetUtcNow());
        _timer = clock.CreateTimer(Tick, state: null, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        _loop = Loop(_stop.Token);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        if (_loop is not null) await _loop.WaitAsync(cancellationToken);
        if (Interlocked.Exchange(ref _life, null) is { } life) group.AddSpan(life.SetEndTime(clock.GetUtcNow()));
    }

    private void Tick(object? state)
    {
        var tick = Span.Builder(typeof(Ticker), "tick").SetStartTime(clock.GetUtcNow());
        try
        {
            tick.SetAttribute("orders", store.Count());
        }
        catch (Exception e)
        {
            tick.SetStatus(SpanStatus.Error, e.Message);
        }

        group.AddSpan(tick.SetEndTime(clock.GetUtcNow()));
    }

    private async Task Loop(CancellationToken token)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(5), clock);
        try
        {
            while (await timer.WaitForNextTickAsync(token))
            {
                var round = Span.Builder(typeof(Ticker), "round").SetStartTime(clock.GetUtcNow());
                var count = 0;
                await foreach (var order in store.ReadAllAsync(token)) count += order.Rows;
                round.SetAttribute("rows", count);
                round.SetEndTime(clock.GetUtcNow());
                group.AddSpan(round); // SPAN111
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    public async ValueTask DisposeAsync()
    {
        var span = Span.Builder(typeof(Ticker), "dispose").SetStartTime(clock.GetUtcNow());
        _stop.Dispose();
        if (_timer is not null)
        {
            await _timer.DisposeAsync();
            span.SetAttribute("timer", true);
        }

        group.AddSpan(span.SetEndTime(clock.GetUtcNow()));
    }
}

public sealed class StartupReport(TraceRegistry registry, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<StartupReport> log) : IHostedLifecycleService
{
    private readonly SpanBuilder _startup = Span.Builder(typeof(StartupReport), "startup").SetStartTime(clock.GetUtcNow());
    private readonly MetricGroup _group = registry.RootMetricGroup;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _startup.SetAttribute("reporters", registry.Reporters.Count);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStopping.Register(() => _group.AddSpan(Span.Builder(typeof(StartupReport), "stopping")));
        return Task.CompletedTask;
    }

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        _group.AddSpan(_startup.SetEndTime(clock.GetUtcNow()));
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        var flush = Span.Builder(typeof(StartupReport), "flush").SetStartTime(clock.GetUtcNow());
        var isFlushed = await registry.FlushAsync(TimeSpan.FromSeconds(5));
        if (!isFlushed) log.LogWarning("Spans are left in the queues");
        _group.AddSpan(flush.SetStatus(isFlushed ? SpanStatus.Ok : SpanStatus.Error).SetEndTime(clock.GetUtcNow())); // SPAN111
    }
}

public static class Registration
{
    public static IServiceCollection AddOrders(this IServiceCollection services, TaskInfo task)
    {
        services.AddSingleton(_ => TraceRegistry.Create(new InMemoryTraceReporter()));
        services.AddSingleton(provider => provider.GetRequiredService<TraceRegistry>().CreateRuntimeContext(new JobInfo("1", "orders"), task));
        services.AddSingleton(provider =>
        {
            var group = provider.GetRequiredService<RuntimeContext>().MetricGroup;
            group.AddSpan(Span.Builder(typeof(Registration), "composed"));
            return group;
        });
        services.AddSingleton<IHostedService, OrderWorker>();
        return services;
    }

    public static async Task RunWithSpan(this IHost host, MetricGroup group, CancellationToken token)
    {
        using var scope = host.Services.CreateScope();
        using (group.StartSpan(typeof(Registration), "start host")) await host.StartAsync(token);
        await host.WaitForShutdownAsync(token);
        using (group.StartSpan(typeof(Registration), "stop host")) { await host.StopAsync(CancellationToken.None); }
    }
}
