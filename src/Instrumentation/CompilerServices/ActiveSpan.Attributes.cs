using System.Globalization;

namespace Instrumentation.CompilerServices;

/// <content>One overload per supported type of a tag, so that the compiler picks it and numbers are never boxed. Null: left out.</content>
public sealed partial class ActiveSpan
{
    private const string RoundTrip = "O";

    /// <summary>Sets an attribute.</summary>
    /// <param name="key">The key, not blank.</param>
    /// <param name="value">The value; <see langword="null"/> leaves the attribute out.</param>
    public void SetAttribute(string key, string? value)
    {
        if (value is not null)
        {
            _record.SetAttribute(new AttributeRecord(key, value));
        }
    }

    /// <inheritdoc cref="SetAttribute(string, string)"/>
    public void SetAttribute(string key, long value) => _record.SetAttribute(new AttributeRecord(key, value));

    /// <inheritdoc cref="SetAttribute(string, string)"/>
    public void SetAttribute(string key, long? value)
    {
        if (value is { } present)
        {
            SetAttribute(key, present);
        }
    }

    /// <inheritdoc cref="SetAttribute(string, string)"/>
    public void SetAttribute(string key, double value) => _record.SetAttribute(new AttributeRecord(key, value));

    /// <inheritdoc cref="SetAttribute(string, string)"/>
    public void SetAttribute(string key, double? value)
    {
        if (value is { } present)
        {
            SetAttribute(key, present);
        }
    }

    /// <inheritdoc cref="SetAttribute(string, string)"/>
    public void SetAttribute(string key, bool value) => _record.SetAttribute(new AttributeRecord(key, value));

    /// <inheritdoc cref="SetAttribute(string, string)"/>
    public void SetAttribute(string key, bool? value)
    {
        if (value is { } present)
        {
            SetAttribute(key, present);
        }
    }

    /// <inheritdoc cref="SetAttribute(string, string)"/>
    public void SetAttribute(string key, char value) => SetAttribute(key, value.ToString());

    /// <inheritdoc cref="SetAttribute(string, string)"/>
    public void SetAttribute(string key, char? value) => SetAttribute(key, value?.ToString());

    /// <inheritdoc cref="SetAttribute(string, string)"/>
    public void SetAttribute(string key, decimal? value) => SetAttribute(key, value?.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc cref="SetAttribute(string, string)"/>
    public void SetAttribute(string key, Guid? value) => SetAttribute(key, value?.ToString());

    /// <inheritdoc cref="SetAttribute(string, string)"/>
    public void SetAttribute(string key, DateTime? value) => SetAttribute(key, value?.ToString(RoundTrip, CultureInfo.InvariantCulture));

    /// <inheritdoc cref="SetAttribute(string, string)"/>
    public void SetAttribute(string key, DateTimeOffset? value) => SetAttribute(key, value?.ToString(RoundTrip, CultureInfo.InvariantCulture));

    /// <inheritdoc cref="SetAttribute(string, string)"/>
    public void SetAttribute(string key, TimeSpan? value) => SetAttribute(key, value?.ToString("c", CultureInfo.InvariantCulture));

    /// <inheritdoc cref="SetAttribute(string, string)"/>
    public void SetAttribute(string key, Uri? value) => SetAttribute(key, value?.OriginalString);

    /// <summary>Sets an attribute to the name of an enum's value, or to its number when the value has no name.</summary>
    /// <typeparam name="TEnum">The enum.</typeparam>
    /// <param name="key">The key, not blank.</param>
    /// <param name="value">The value; <see langword="null"/> leaves the attribute out.</param>
    public void SetEnumAttribute<TEnum>(string key, TEnum? value)
        where TEnum : struct, Enum
    {
        if (value is { } present)
        {
            SetAttribute(key, Enum.GetName(present) ?? present.ToString());
        }
    }
}
