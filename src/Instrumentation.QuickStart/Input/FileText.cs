namespace Instrumentation.QuickStart.Input;

/// <summary>What a file holds.</summary>
/// <param name="DisplayPath">Path of the file.</param>
/// <param name="Size">Size in bytes.</param>
/// <param name="Text">Its text; <see langword="null"/> when it holds none, but binary data.</param>
internal sealed record FileText(string DisplayPath, long Size, string? Text)
{
    /// <summary>True when the file holds binary data.</summary>
    public bool IsBinary => Text is null;
}
