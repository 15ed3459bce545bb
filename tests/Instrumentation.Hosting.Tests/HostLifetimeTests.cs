using Instrumentation.Hosting.Tests.Doubles;
using Instrumentation.Reporters;
using Instrumentation.Runtime;
using Instrumentation.Tests.Doubles;
using Instrumentation.Traces;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Instrumentation.Hosting.Tests;

public class HostLifetimeTests
{
    private static readonly Dictionary<string, string?> ProbeSettings = new() { ["traces.reporter.probe.factory.class"] = "ProbeFactory" };

    [Fact]
    public async Task A_function_from_the_services_reports_to_the_configured_reporter()
    {
        var builder = Application.Builder();
        builder.Services.AddRichFunction<PriceOrder>("price");
        using var host = builder.Build();
        await host.StartAsync();

        var price = host.Services.GetRequiredService<PriceOrder>().Map(new Order("A-17", 2));

        var reporter = (InMemoryTraceReporter)host.Services.Registry().Reporters[Application.Memory];
        var span = Assert.Single(reporter.Spans);
        Assert.Equal(9m, price);
        Assert.Equal("price order", span.Name);
        Assert.Equal("A-17", span.Attributes["order.id"]);
        Assert.Equal("price", span.Attributes["<task_name>"]);
        Assert.Equal("orders-app", span.Attributes["<job_name>"]);
        await host.StopAsync();
    }

    [Fact]
    public async Task The_registry_is_there_before_other_services_start_and_the_start_is_logged()
    {
        var builder = Application.Builder();
        using var recorder = new LogRecorder();
        var logged = -1;
        builder.Services.AddSingleton<ILoggerFactory>(recorder);
        builder.Services.AddHostedService(_ => new ScriptedService { OnStarting = () => logged = recorder.At(LogLevel.Information).Count });
        builder.Configuration["pipeline.name"] = "orders";
        builder.Configuration["$internal.pipeline.job-id"] = "0123456789abcdef0123456789ABCDEF";
        using var host = builder.Build();

        await host.StartAsync();

        Assert.Equal(["Job 'orders' (0123456789abcdef0123456789ABCDEF) reports its spans to: memory."], recorder.At(LogLevel.Information));
        Assert.Equal(1, logged);
    }

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

    [Theory]
    [InlineData("factory.class", "no-such-factory")]
    [InlineData("filter.includes", "'")]
    [InlineData("queue.size", "-1")]
    [InlineData("scope.variables.additional", "no pair")]
    public async Task Nothing_that_stands_below_a_reporter_stops_the_application(string key, string value)
    {
        var builder = Application.Builder();
        builder.Configuration["traces.reporter.bad.factory.class"] = "in-memory";
        builder.Configuration[$"traces.reporter.bad.{key}"] = value;
        using var host = builder.Build();

        await host.StartAsync();

        Assert.Equal([Application.Memory], host.Services.Registry().Reporters.Keys);
        Assert.Contains(value, Assert.Single(host.Services.Log().At(LogLevel.Error)), StringComparison.Ordinal);
        await host.StopAsync();
    }

    [Fact]
    public async Task An_application_without_any_setting_runs_and_says_that_nothing_is_reported()
    {
        var builder = Application.Builder([]);
        using var host = builder.Build();

        await host.StartAsync();
        await host.StopAsync();

        Assert.Contains("No trace reporter configured, no traces will be exposed/reported.", host.Services.Log().At(LogLevel.Information));
        Assert.Empty(host.Services.Log().Warnings);
    }

    [Theory]
    [InlineData("job-1")]
    [InlineData("0123456789abcdef0123456789abcdeg")]
    [InlineData("0123456789abcdef0123456789abcdef0")]
    public async Task A_job_id_that_is_none_is_refused_at_the_start(string id)
    {
        var builder = Application.Builder();
        builder.Configuration["$internal:pipeline:job-id"] = id;
        using var host = builder.Build();

        var exception = await Assert.ThrowsAsync<FormatException>(() => host.StartAsync());

        Assert.Equal($"$internal.pipeline.job-id: '{id}' cannot be used; allowed are 32 hexadecimal digits.", exception.Message);
    }

    [Fact]
    public async Task The_clock_of_the_services_is_the_clock_of_the_spans()
    {
        var now = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        var builder = Application.Builder();
        builder.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(now));
        using var host = builder.Build();
        await host.StartAsync();

        Report(host.Services.Registry(), "span");

        var reporter = (InMemoryTraceReporter)host.Services.Registry().Reporters[Application.Memory];
        Assert.Equal(now.ToUnixTimeMilliseconds(), Assert.Single(reporter.Spans).StartTsMillis);
    }

    [Fact]
    public async Task A_second_call_registers_nothing_twice()
    {
        var builder = Application.Builder();
        var registrations = builder.Services.Count;
        builder.Services.AddInstrumentation(builder.Configuration);
        Assert.Equal(registrations, builder.Services.Count);
        using var host = builder.Build();

        await host.StartAsync();
        Report(host.Services.Registry(), "span");

        Assert.Equal(["span"], host.Services.Registry().SpanNames());
        Assert.Single(host.Services.GetServices<TraceRegistry>());
        Assert.Single(host.Services.Log().At(LogLevel.Information), message => message.StartsWith("Job '", StringComparison.Ordinal));
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

    private static void Report(TraceRegistry registry, string name) => registry.RootMetricGroup.AddSpan(Span.Builder(typeof(HostLifetimeTests), name));

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
