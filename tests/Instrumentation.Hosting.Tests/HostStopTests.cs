using Instrumentation.Hosting.Tests.Doubles;
using Instrumentation.Reporters;
using Instrumentation.Runtime;
using Instrumentation.Traces;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Instrumentation.Hosting.Tests;

public class HostStopTests
{
    private static readonly Dictionary<string, string?> ProbeSettings = new() { ["traces.reporter.probe.factory.class"] = "ProbeFactory" };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Spans_of_other_services_that_stop_arrive_whenever_they_were_added(bool stopsConcurrently)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.Configure<HostOptions>(options => options.ServicesStopConcurrently = stopsConcurrently);
        builder.Services.AddSingleton<IHostedService>(services => Reporting(services, "before"));
        builder.Services.AddInstrumentation(builder.Configuration);
        builder.Services.AddSingleton<IHostedService>(services => Reporting(services, "after"));
        builder.Configuration["traces.reporter.memory.factory.class"] = "in-memory";
        using var host = builder.Build();
        await host.StartAsync();
        var registry = host.Services.Registry();

        await host.StopAsync();

        Assert.Equal(["after", "before"], registry.SpanNames().Where(name => !name.Contains(' ', StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        if (!stopsConcurrently)
        {
            Assert.Equal(["after", "before", "after the end", "before the end"], registry.SpanNames());
        }
    }

    [Fact]
    public async Task Stopping_delivers_what_is_queued_and_closes_the_reporter()
    {
        var reporter = new GatedReporter();
        var builder = Application.Builder(ProbeSettings);
        builder.Services.AddSingleton<ITraceReporterFactory>(new ProbeFactory(() => reporter));
        using var host = builder.Build();
        await host.StartAsync();
        var registry = host.Services.Registry();
        for (var i = 0; i < 1_000; i++)
        {
            Report(registry, $"span {i}");
        }

        var stopping = host.StopAsync();
        Assert.Empty(reporter.Spans);
        reporter.OpenGate();
        await stopping;

        Assert.Equal(1_000, reporter.Spans.Count);
        Assert.True(reporter.IsClosed);
        Assert.Equal(new ReporterStatistics(Reported: 1_000, Dropped: 0, Failed: 0, Queued: 0), registry.Statistics["probe"]);
    }

    [Fact]
    public async Task A_function_given_to_a_service_is_closed_before_the_reporters_are()
    {
        var builder = Application.Builder();
        builder.Services.AddRichFunction<PriceOrder>("price");
        builder.Services.AddHostedService<FunctionUser>();
        IReadOnlyList<string> diary;
        TraceRegistry registry;
        using (var host = builder.Build())
        {
            await host.StartAsync();
            registry = host.Services.Registry();

            await host.StopAsync();

            Assert.Equal(["price order", "closing"], registry.SpanNames());
            diary = host.Services.Diary();
            Assert.Equal(["open price 0", "close price 0"], diary);
        }

        Assert.Equal(["price order", "closing"], registry.SpanNames());
        Assert.Equal(["open price 0", "close price 0"], diary);
    }

    [Fact]
    public async Task Stopping_does_not_outlast_the_time_that_the_host_has_for_it()
    {
        var reporter = new GatedReporter();
        var builder = Application.Builder(ProbeSettings);
        builder.Services.AddSingleton<ITraceReporterFactory>(new ProbeFactory(() => reporter));

        // A clock that stands still: nothing but the host's time ends the waiting.
        builder.Services.AddSingleton<TimeProvider>(new FakeTimeProvider());
        using var host = builder.Build();
        await host.StartAsync();
        Report(host.Services.Registry(), "span");

        await host.StopAsync(new CancellationToken(canceled: true));

        Assert.Empty(reporter.Spans);
        reporter.OpenGate();
        await host.Services.Registry().DisposeAsync();
        Assert.Single(reporter.Spans);
    }

    [Fact]
    public async Task A_registry_of_the_applications_own_is_used_and_closed()
    {
        var reporter = new GatedReporter();
        reporter.OpenGate();
        var builder = Application.Builder();
        builder.Services.AddSingleton(TraceRegistry.Create(reporter));
        using var host = builder.Build();
        await host.StartAsync();
        Report(host.Services.Registry(), "span");

        await host.StopAsync();

        Assert.Single(reporter.Spans);
        Assert.True(reporter.IsClosed);
    }

    private static void Report(TraceRegistry registry, string name) => registry.RootMetricGroup.AddSpan(Span.Builder(typeof(HostStopTests), name));

    private static ScriptedService Reporting(IServiceProvider services, string name)
    {
        var registry = services.Registry();
        return new ScriptedService { OnStop = () => Report(registry, name), OnStopped = () => Report(registry, name + " the end") };
    }

    private sealed class FunctionUser(PriceOrder function) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            function.Map(new Order("A-17", 1));
            return Task.CompletedTask;
        }
    }
}
