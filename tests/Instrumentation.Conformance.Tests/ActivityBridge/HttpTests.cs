using System.Net;
using Instrumentation.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Conformance.Tests.ActivityBridge;

/// <summary>A real HttpClient and a real Kestrel: a request made inside a <c>[Span]</c> method carries the span's trace.</summary>
[Collection(nameof(ActivityBridge))]
public sealed class HttpTests
{
    [Fact]
    public async Task A_request_made_inside_a_span_carries_its_trace()
    {
        using var pipeline = new OpenTelemetryPipeline();
        await using var server = await StartServer();
        using var client = new HttpClient { BaseAddress = new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()) };
        var recorder = new SpanRecorder();

        var header = await new Orders(recorder.MetricGroup).Load(1, () => client.GetStringAsync("/"));

        var span = Assert.Single(recorder.Spans);
        Assert.StartsWith($"00-{span.TraceId}-", header, StringComparison.Ordinal);
        Assert.Equal(span.SpanId, pipeline.Single("load 1").SpanId);
    }

    [Fact]
    public async Task Log_scopes_show_the_trace_of_the_span()
    {
        using var pipeline = new OpenTelemetryPipeline();
        using var scopes = new ScopeRecorder();
        using var loggers = LoggerFactory.Create(logging => logging
            .Configure(options => options.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId)
            .AddProvider(scopes));
        var recorder = new SpanRecorder();

        await new Orders(recorder.MetricGroup).Load(1, () =>
        {
            loggers.CreateLogger("work").Log(LogLevel.Information, default, "inside", null, static (text, _) => text);
            return Task.FromResult("");
        });

        var span = Assert.Single(recorder.Spans);
        Assert.Equal((span.TraceId.ToString(), span.SpanId.ToString()), (scopes.Values["TraceId"], scopes.Values["SpanId"]));
    }

    private static async Task<WebApplication> StartServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = builder.Build();
        server.MapGet("/", (HttpRequest request) => request.Headers.TraceParent.ToString());
        await server.StartAsync();
        return server;
    }
}
