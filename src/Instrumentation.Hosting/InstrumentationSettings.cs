namespace Instrumentation.Hosting;

/// <summary>The settings of the application, as a service.</summary>
internal sealed record InstrumentationSettings(IReadOnlyDictionary<string, string> Values);
