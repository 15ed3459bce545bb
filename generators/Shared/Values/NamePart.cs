namespace Instrumentation.Shared.Values;

/// <summary>A piece of a span's name: text, or a value.</summary>
/// <param name="Text">The text; for a value, the placeholder without its braces.</param>
/// <param name="Value">The value; <see langword="null"/> for text.</param>
/// <param name="Format">How the value is written; <see langword="null"/> for its round-trip form.</param>
/// <param name="IsOfResult">True when the value is known only when Core has returned.</param>
/// <param name="Position">Where <paramref name="Text"/> begins in the name; only known for a value.</param>
internal sealed record NamePart(string Text, SpanValue? Value = null, string? Format = null, bool IsOfResult = false, int Position = 0);
