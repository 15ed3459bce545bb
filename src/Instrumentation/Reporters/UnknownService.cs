namespace Instrumentation.Reporters;

/// <summary>The <c>service.name</c> that OpenTelemetry prescribes when none is set.</summary>
internal static class UnknownService
{
    public static readonly string Name =
        "unknown_service:" + (Path.GetFileName(Environment.ProcessPath) is { Length: > 0 } program ? program.Replace(".exe", "", StringComparison.OrdinalIgnoreCase) : "dotnet");
}
