namespace Instrumentation.OpenTelemetry.Options;

/// <summary>Where spans wait on disk.</summary>
/// <param name="Directory">The directory, as it was written.</param>
/// <param name="MaxSize">The most bytes that it holds, from 1 MB.</param>
/// <param name="Mode">When spans are written to it.</param>
internal sealed record SpoolOptions(string Directory, long MaxSize, SpoolMode Mode);
