using System.Collections.Immutable;

namespace Instrumentation.Analyzers.Flow;

/// <summary>An immutable map that is equal to another one with the same entries, so that states can be recognised when they come back.</summary>
internal sealed class EquatableMap<TKey, TValue> : IEquatable<EquatableMap<TKey, TValue>>
    where TKey : notnull
{
    public static readonly EquatableMap<TKey, TValue> Empty = new(ImmutableDictionary<TKey, TValue>.Empty);

    private readonly ImmutableDictionary<TKey, TValue> _entries;
    private readonly int _hash;

    private EquatableMap(ImmutableDictionary<TKey, TValue> entries)
    {
        _entries = entries;
        foreach (var entry in entries)
        {
            // Commutative: the order of the entries means nothing.
            _hash += (entry.Key.GetHashCode() * 397) ^ (entry.Value?.GetHashCode() ?? 0);
        }
    }

    public IEnumerable<KeyValuePair<TKey, TValue>> Entries => _entries;

    public bool TryGet(TKey key, out TValue value) => _entries.TryGetValue(key, out value!);

    public EquatableMap<TKey, TValue> Set(TKey key, TValue value) => With(_entries.SetItem(key, value));

    public EquatableMap<TKey, TValue> Remove(TKey key) => With(_entries.Remove(key));

    public EquatableMap<TKey, TValue> RemoveWhere(Func<KeyValuePair<TKey, TValue>, bool> predicate) =>
        With(_entries.RemoveRange(_entries.Where(predicate).Select(entry => entry.Key).ToList()));

    public bool Equals(EquatableMap<TKey, TValue>? other)
    {
        if (other is null || _hash != other._hash || _entries.Count != other._entries.Count)
        {
            return false;
        }

        return _entries.All(entry =>
            other._entries.TryGetValue(entry.Key, out var value) && EqualityComparer<TValue>.Default.Equals(entry.Value, value));
    }

    public override bool Equals(object? obj) => Equals(obj as EquatableMap<TKey, TValue>);

    public override int GetHashCode() => _hash;

    private EquatableMap<TKey, TValue> With(ImmutableDictionary<TKey, TValue> entries) =>
        ReferenceEquals(entries, _entries) ? this : new EquatableMap<TKey, TValue>(entries);
}
