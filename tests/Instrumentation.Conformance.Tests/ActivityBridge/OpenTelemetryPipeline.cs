using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace Instrumentation.Conformance.Tests.ActivityBridge;

/// <summary>An application's OpenTelemetry SDK that listens to the source <c>Instrumentation</c>.</summary>
internal sealed class OpenTelemetryPipeline : IDisposable
{
    private readonly List<Activity> _exported = [];
    private readonly TracerProvider _provider;

    public OpenTelemetryPipeline(Sampler? sampler = null) => _provider = Sdk.CreateTracerProviderBuilder()
        .AddSource("Instrumentation", "Application")
        .SetSampler(sampler ?? new ParentBasedSampler(new AlwaysOnSampler()))
        .AddInMemoryExporter(_exported)
        .Build();

    public IReadOnlyList<Activity> Exported
    {
        get
        {
            _provider.ForceFlush();
            return [.. _exported];
        }
    }

    public Activity Single(string name) => Assert.Single(Exported, activity => activity.DisplayName == name);

    public void Dispose() => _provider.Dispose();
}
