namespace Instrumentation.CompilerServices;

/// <summary>
/// The attributes of one span in the order of their first setting; the last value of a key wins. Keys are looked for one by one as long
/// as they are few, which they nearly always are, and through an index when a function sets very many.
/// </summary>
internal struct AttributeRecordList
{
    private const int FirstCapacity = 8;
    private const int IndexedFrom = 32;

    // A pooled list that once held very many attributes gives the memory back.
    private const int KeptCapacity = 64;

    private AttributeRecord[]? _items;
    private int _count;
    private Dictionary<string, int>? _index;

    public readonly ReadOnlySpan<AttributeRecord> Items => new(_items, 0, _count);

    public void Set(in AttributeRecord attribute)
    {
        var position = IndexOf(attribute.Key);
        if (position >= 0)
        {
            _items![position] = attribute;
            return;
        }

        if (_items is null || _count == _items.Length)
        {
            Array.Resize(ref _items, Math.Max(FirstCapacity, _count * 2));
        }

        _items[_count] = attribute;
        _index?.Add(attribute.Key, _count);
        _count++;
        if (_count == IndexedFrom && _index is null)
        {
            BuildIndex();
        }
    }

    public void Remove(string key)
    {
        var position = IndexOf(key);
        if (position < 0)
        {
            return;
        }

        _count--;
        Array.Copy(_items!, position + 1, _items!, position, _count - position);
        _items![_count] = default;
        if (_index is not null)
        {
            BuildIndex();
        }
    }

    public void Clear()
    {
        if (_items is { Length: > KeptCapacity })
        {
            _items = null;
        }
        else if (_count > 0)
        {
            Array.Clear(_items!, 0, _count);
        }

        _count = 0;
        _index = null;
    }

    private readonly int IndexOf(string key)
    {
        if (_index is not null)
        {
            return _index.TryGetValue(key, out var position) ? position : -1;
        }

        for (var i = 0; i < _count; i++)
        {
            if (string.Equals(_items![i].Key, key))
            {
                return i;
            }
        }

        return -1;
    }

    private void BuildIndex()
    {
        _index = new Dictionary<string, int>(_count, StringComparer.Ordinal);
        for (var i = 0; i < _count; i++)
        {
            _index.Add(_items![i].Key, i);
        }
    }
}
