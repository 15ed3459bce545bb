using System.Reflection;

namespace Instrumentation.OpenTelemetry.Options;

/// <summary>What recorded the spans, as OpenTelemetry's conventions for resources have it; <c>opentelemetry</c> is reserved there for its own SDKs.</summary>
internal static class SdkAttributes
{
    public static readonly IReadOnlyList<KeyValuePair<string, string>> All =
    [
        KeyValuePair.Create("telemetry.sdk.language", "dotnet"),
        KeyValuePair.Create("telemetry.sdk.name", typeof(SdkAttributes).Assembly.GetName().Name!),
        KeyValuePair.Create("telemetry.sdk.version", Version),
    ];

    // Without what the build appends after "+".
    private static string Version => typeof(SdkAttributes).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
