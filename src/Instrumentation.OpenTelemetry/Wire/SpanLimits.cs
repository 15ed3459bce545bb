namespace Instrumentation.OpenTelemetry.Wire;

/// <summary>What is cut, so that a request stays below the 4 MB that a gRPC server takes unless it is told otherwise.</summary>
internal static class SpanLimits
{
    /// <summary>The most bytes that one span takes in a request. Attributes and links that find no room are counted in OTLP's dropped counts.</summary>
    public const int SpanBytes = 3_500_000;

    /// <summary>The most characters of a value; the rest is cut. In UTF-8 they take at most three times as many bytes, which fit.</summary>
    public const int ValueLength = 1 << 20;

    /// <summary>The most characters of a name, scope, key, trace state or status description.</summary>
    public const int NameLength = 1 << 16;

    /// <summary>The beginning of a text, not ending in half a character.</summary>
    public static ReadOnlySpan<char> Cut(ReadOnlySpan<char> text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
