using Instrumentation.Hosting.Tests.Doubles;
using Instrumentation.Reporters;
using Instrumentation.Traces;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Instrumentation.Hosting.Tests;

public class ProviderLifetimeTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Without_a_host_the_registry_is_closed_with_the_service_provider(bool isAwaited)
    {
        var reporter = new GatedReporter();
        var provider = new ServiceCollection()
            .AddInstrumentation(new ConfigurationBuilder().AddInMemoryCollection([new("traces.reporter.probe.factory.class", "ProbeFactory")]).Build())
            .AddSingleton<ITraceReporterFactory>(new ProbeFactory(() => reporter))
            .BuildServiceProvider(Application.Strict);
        var registry = provider.Registry();
        for (var i = 0; i < 100; i++)
        {
            registry.RootMetricGroup.AddSpan(Span.Builder(typeof(ProviderLifetimeTests), "span"));
        }

        reporter.OpenGate();
        await Dispose(provider, isAwaited);

        Assert.Equal(100, reporter.Spans.Count);
        Assert.True(reporter.IsClosed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_function_is_closed_before_its_services_and_the_registry_are(bool isAwaited)
    {
        var provider = Application.Services().AddRichFunction<PriceOrder>("price").BuildServiceProvider(Application.Strict);
        provider.GetRequiredService<PriceOrder>();
        var registry = provider.Registry();
        var diary = provider.GetRequiredService<FunctionDiary>();

        await Dispose(provider, isAwaited);

        // The span of Close holds the price, which a disposed service does not tell.
        Assert.Equal(["closing"], registry.SpanNames());
        Assert.Equal(["open price 0", "close price 0"], diary.Entries);
    }

    [Fact]
    public void A_registry_that_nobody_asked_for_is_not_created()
    {
        var probe = new ProbeFactory();
        using (Application.Services([new("traces.reporter.probe.factory.class", "ProbeFactory")]).AddSingleton<ITraceReporterFactory>(probe).BuildServiceProvider(Application.Strict))
        {
        }

        Assert.Empty(probe.Settings);
    }

    [Fact]
    public void The_job_without_a_host_has_the_name_of_the_program()
    {
        var job = Configured.From([]).Job;

        Assert.Equal(AppDomain.CurrentDomain.FriendlyName, job.JobName);
        Assert.Matches("^[0-9a-f]{32}$", job.JobId);
        Assert.NotEqual(Configured.From([]).Job.JobId, job.JobId);
    }

    private static async Task Dispose(ServiceProvider provider, bool isAwaited)
    {
        if (isAwaited)
        {
            await provider.DisposeAsync();
        }
        else
        {
            provider.Dispose();
        }
    }
}
