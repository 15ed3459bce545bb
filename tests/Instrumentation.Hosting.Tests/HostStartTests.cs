using Instrumentation.Hosting.Tests.Doubles;
using Instrumentation.Reporters;
using Instrumentation.Runtime;
using Instrumentation.Traces;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Instrumentation.Hosting.Tests;

public class HostStartTests
{
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
        IReadOnlyList<string> before = [];
        builder.Services.AddHostedService(services => new ScriptedService { OnStarting = () => before = services.Log().At(LogLevel.Information) });
        builder.Configuration["pipeline.name"] = "orders";
        builder.Configuration["$internal.pipeline.job-id"] = "0123456789abcdef0123456789ABCDEF";
        using var host = builder.Build();

        await host.StartAsync();

        Assert.Equal(["Job 'orders' (0123456789abcdef0123456789ABCDEF) reports its spans to: memory."], before);
    }

    [Theory]
    [InlineData("ProbeFactory")]
    [InlineData("Instrumentation.Hosting.Tests.Doubles.ProbeFactory")]
    [InlineData("Instrumentation.Hosting.Tests.Doubles.ProbeFactory, Instrumentation.Hosting.Tests")]
    public async Task A_factory_among_the_services_is_known_by_its_names(string name)
    {
        var probe = new ProbeFactory();
        var builder = Application.Builder([new("traces.reporter.probe.factory.class", name)]);
        builder.Services.AddSingleton<ITraceReporterFactory>(probe);
        using var host = builder.Build();

        await host.StartAsync();
        Report(host.Services.Registry(), "span");

        Assert.Equal(["probe"], probe.Settings.Keys);
        Assert.Equal(["span"], host.Services.Registry().SpanNames("probe"));
        await host.StopAsync();
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

    private static void Report(TraceRegistry registry, string name) => registry.RootMetricGroup.AddSpan(Span.Builder(typeof(HostStartTests), name));
}
