using System.ComponentModel;

namespace Instrumentation.CompilerServices;

/// <summary>
/// The variables that one reporter adds to the spans of one group. Immutable, and the same object for every span of that group and reporter, so that
/// a reporter that encodes in place can keep the encoded form beside it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SpanVariables
{
    /// <summary>No variables.</summary>
    public static readonly SpanVariables None = new(new Dictionary<string, string>());

    private readonly Dictionary<string, string> _values;

    internal SpanVariables(Dictionary<string, string> values) => _values = values;

    /// <summary>The variables; names have angle brackets, as in <c>&lt;host&gt;</c>.</summary>
    public IReadOnlyDictionary<string, string> Values => _values;

    /// <summary>Number of variables.</summary>
    public int Count => _values.Count;

    /// <summary>True when there are none.</summary>
    public bool IsEmpty => _values.Count == 0;

    internal bool HasSameValues(SpanVariables other) =>
        _values.Count == other._values.Count
        && _values.All(entry => other._values.TryGetValue(entry.Key, out var value) && value == entry.Value);
}
