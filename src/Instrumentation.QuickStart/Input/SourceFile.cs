namespace Instrumentation.QuickStart.Input;

/// <summary>A file to be read.</summary>
/// <param name="Info">The file.</param>
/// <param name="DisplayPath">Its path from the input root on, as the user named that.</param>
internal sealed record SourceFile(FileInfo Info, string DisplayPath);
