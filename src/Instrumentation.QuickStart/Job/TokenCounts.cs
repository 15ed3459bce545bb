namespace Instrumentation.QuickStart.Job;

/// <summary>How often each token occurs. Belongs to one function at a time, as the values of a job do.</summary>
internal sealed class TokenCounts
{
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>Number of tokens.</summary>
    public long Total { get; private set; }

    /// <summary>Number of different tokens.</summary>
    public int Distinct => _counts.Count;

    /// <summary>Counts a token.</summary>
    public void Add(ReadOnlySpan<char> token)
    {
        var lookup = _counts.GetAlternateLookup<ReadOnlySpan<char>>();
        lookup.TryGetValue(token, out var count);
        lookup[token] = count + 1;
        Total++;
    }

    /// <summary>Adds what another one has counted.</summary>
    public void Add(TokenCounts other)
    {
        foreach (var (token, count) in other._counts)
        {
            _counts[token] = _counts.GetValueOrDefault(token) + count;
        }

        Total += other.Total;
    }

    /// <summary>The most frequent tokens, those of equal count in alphabetical order.</summary>
    public IEnumerable<(string Token, long Count)> Top(int limit) => _counts
        .OrderByDescending(pair => pair.Value)
        .ThenBy(pair => pair.Key, StringComparer.Ordinal)
        .Take(limit)
        .Select(pair => (pair.Key, pair.Value));
}
