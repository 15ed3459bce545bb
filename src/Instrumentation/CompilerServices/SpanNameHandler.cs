using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Instrumentation.CompilerServices;

/// <summary>
/// Turns an interpolated string of generated code into text that does not depend on the culture. A null is empty, and no value is boxed, nullable ones included.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[InterpolatedStringHandler]
public ref struct SpanNameHandler
{
    private DefaultInterpolatedStringHandler _text;

    /// <summary>Called by the compiler.</summary>
    /// <param name="literalLength">Length of the text outside of the placeholders.</param>
    /// <param name="formattedCount">Number of placeholders.</param>
    public SpanNameHandler(int literalLength, int formattedCount) =>
        _text = new DefaultInterpolatedStringHandler(literalLength, formattedCount, CultureInfo.InvariantCulture);

    /// <summary>Called by the compiler with text outside of the placeholders.</summary>
    /// <param name="text">The text.</param>
    public void AppendLiteral(string text) => _text.AppendLiteral(text);

    /// <summary>Called by the compiler with a value.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(string? value) => _text.AppendFormatted(value);

    /// <inheritdoc cref="AppendFormatted(string)"/>
    /// <typeparam name="T">Type of the value.</typeparam>
    public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

    /// <inheritdoc cref="AppendFormatted{T}(T)"/>
    /// <param name="value">The value.</param>
    /// <param name="format">Its format.</param>
    public void AppendFormatted<T>(T value, string format) => _text.AppendFormatted(value, format);

    /// <inheritdoc cref="AppendFormatted{T}(T)"/>
    public void AppendFormatted<T>(T? value)
        where T : struct
    {
        if (value is { } present)
        {
            _text.AppendFormatted(present);
        }
    }

    /// <inheritdoc cref="AppendFormatted{T}(T, string)"/>
    public void AppendFormatted<T>(T? value, string format)
        where T : struct
    {
        if (value is { } present)
        {
            _text.AppendFormatted(present, format);
        }
    }

    internal string ToStringAndClear() => _text.ToStringAndClear();
}
