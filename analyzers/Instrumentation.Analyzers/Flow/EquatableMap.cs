using System.Collections.Immutable;

namespace Instrumentation.Analyzers.Flow;

/// <summary>An immutable map that is equal to another one with the same entries, so that states can be recognised when they come back.</summary>
internal sealed class EquatableMap<TKey, TValue> : IEquatable<EquatableMap<TKey, TValue>>
    where TKey : notnull
{
    public static readonly EquatableMap<TKey, TValue> Empty = new(ImmutableDictionary<TKey, TValue>.Empty, 0);

    private readonly ImmutableDictionary<TKey, TValue> _entries;

    /// <summary>A sum: the order of the entries means nothing, and a change costs no more than what it changes.</summary>
    private readonly int _hash;

    private EquatableMap(ImmutableDictionary<TKey, TValue> entries, int hash)
    {
        _entries = entries;
        _hash = hash;
    }

    public IEnumerable<KeyValuePair<TKey, TValue>> Entries => _entries;

    public bool TryGet(TKey key, out TValue value) => _entries.TryGetValue(key, out value!);

    public EquatableMap<TKey, TValue> Set(TKey key, TValue value)
    {
        var entries = _entries.SetItem(key, value);
        return ReferenceEquals(entries, _entries)
            ? this
            : new EquatableMap<TKey, TValue>(entries, _hash + Hash(key, value) - (_entries.TryGetValue(key, out var before) ? Hash(key, before) : 0));
    }

    public EquatableMap<TKey, TValue> Remove(TKey key) => _entries.TryGetValue(key, out var before)
        ? new EquatableMap<TKey, TValue>(_entries.Remove(key), _hash - Hash(key, before))
        : this;

    public EquatableMap<TKey, TValue> RemoveWhere(Func<KeyValuePair<TKey, TValue>, bool> predicate)
    {
        List<TKey>? removed = null;
        foreach (var entry in _entries)
        {
            if (predicate(entry))
            {
                (removed ??= []).Add(entry.Key);
            }
        }

        return removed is null ? this : removed.Aggregate(this, (map, key) => map.Remove(key));
    }

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

    private static int Hash(TKey key, TValue value) => (key.GetHashCode() * 397) ^ (value?.GetHashCode() ?? 0);
}
