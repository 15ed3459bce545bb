namespace Instrumentation.Traces;

/// <summary>
/// Marks a parameter of a <see cref="SpanAttribute">[Span]</see> method, or its return value, whose value the span carries as an attribute. Nothing is
/// captured that is not marked. Supported: string, char, bool, integers that fit a long, float, double, decimal, enums (by name),
/// Guid, DateTime, DateTimeOffset, TimeSpan (round-trip text), Uri, and their nullable forms; a <see langword="null"/> leaves the
/// attribute out. Anything else is a compile error.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue, AllowMultiple = true)]
public sealed class SpanTagAttribute : Attribute
{
    /// <summary>Uses the parameter's name as the key, followed by <see cref="Member"/> when there is one; <c>return</c> for a return value.</summary>
    public SpanTagAttribute()
    {
    }

    /// <summary>Uses <paramref name="key"/> as the key of the attribute.</summary>
    /// <param name="key">The key, for example <c>order.id</c>. Not blank.</param>
    public SpanTagAttribute(string key) => Key = key;

    /// <summary>The key of the attribute; <see langword="null"/> for the default.</summary>
    public string? Key { get; }

    /// <summary>
    /// A dotted path of fields and properties of the marked value, for example <c>Customer.Id</c>, resolved while compiling. Default:
    /// the value itself. A <see langword="null"/> on the way leaves the attribute out.
    /// </summary>
    public string? Member { get; set; }
}
