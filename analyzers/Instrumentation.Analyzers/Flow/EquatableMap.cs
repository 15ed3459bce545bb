namespace Instrumentation.Analyzers.Flow;

/// <summary>
/// An immutable map that is equal to another one with the same entries, so that states can be recognised when they come back. A path knows a dozen things at
/// most, which are found faster by looking at them than by hashing.
/// </summary>
internal sealed class EquatableMap<TKey, TValue> : IEquatable<EquatableMap<TKey, TValue>>
    where TKey : notnull
{
    public static readonly EquatableMap<TKey, TValue> Empty = new([], 0);

    private readonly KeyValuePair<TKey, TValue>[] _entries;

    /// <summary>A sum: the order of the entries means nothing.</summary>
    private readonly int _hash;

    private EquatableMap(KeyValuePair<TKey, TValue>[] entries, int hash)
    {
        _entries = entries;
        _hash = hash;
    }

    public IReadOnlyList<KeyValuePair<TKey, TValue>> Entries => _entries;

    public bool TryGet(TKey key, out TValue value)
    {
        var index = IndexOf(key);
        value = index < 0 ? default! : _entries[index].Value;
        return index >= 0;
    }

    public EquatableMap<TKey, TValue> Set(TKey key, TValue value)
    {
        var added = new KeyValuePair<TKey, TValue>(key, value);
        var index = IndexOf(key);
        if (index < 0)
        {
            return new EquatableMap<TKey, TValue>([.. _entries, added], _hash + Hash(added));
        }

        if (EqualityComparer<TValue>.Default.Equals(_entries[index].Value, value))
        {
            return this;
        }

        var entries = (KeyValuePair<TKey, TValue>[])_entries.Clone();
        entries[index] = added;
        return new EquatableMap<TKey, TValue>(entries, _hash - Hash(_entries[index]) + Hash(added));
    }

    public EquatableMap<TKey, TValue> Remove(TKey key) =>
        IndexOf(key) < 0 ? this : RemoveWhere(entry => EqualityComparer<TKey>.Default.Equals(entry.Key, key));

    // Nearly always nothing goes, and nothing is made.
    public EquatableMap<TKey, TValue> RemoveWhere(Predicate<KeyValuePair<TKey, TValue>> predicate) =>
        Array.Exists(_entries, predicate) ? Without(predicate) : this;

    public bool Equals(EquatableMap<TKey, TValue>? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is null || _hash != other._hash || _entries.Length != other._entries.Length)
        {
            return false;
        }

        return Array.TrueForAll(_entries, entry => other.TryGet(entry.Key, out var value) && EqualityComparer<TValue>.Default.Equals(entry.Value, value));
    }

    public override bool Equals(object? obj) => Equals(obj as EquatableMap<TKey, TValue>);

    public override int GetHashCode() => _hash;

    private EquatableMap<TKey, TValue> Without(Predicate<KeyValuePair<TKey, TValue>> predicate)
    {
        var kept = Array.FindAll(_entries, entry => !predicate(entry));
        return new EquatableMap<TKey, TValue>(kept, kept.Aggregate(0, (sum, entry) => sum + Hash(entry)));
    }

    private int IndexOf(TKey key)
    {
        for (var i = 0; i < _entries.Length; i++)
        {
            if (EqualityComparer<TKey>.Default.Equals(_entries[i].Key, key))
            {
                return i;
            }
        }

        return -1;
    }

    private static int Hash(KeyValuePair<TKey, TValue> entry) => (entry.Key.GetHashCode() * 397) ^ (entry.Value?.GetHashCode() ?? 0);
}
