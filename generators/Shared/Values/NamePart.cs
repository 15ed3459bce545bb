namespace Instrumentation.Shared.Values;

/// <summary>A piece of a span's name: text, or a value.</summary>
/// <param name="Text">The text; empty for a value.</param>
/// <param name="Value">The value; <see langword="null"/> for text.</param>
/// <param name="Format">How the value is written; <see langword="null"/> for its round-trip form.</param>
/// <param name="IsOfResult">True when the value is known only when Core has returned.</param>
internal sealed record NamePart(string Text, SpanValue? Value = null, string? Format = null, bool IsOfResult = false);
