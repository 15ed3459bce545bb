namespace Instrumentation.Shared;

/// <summary>Finds what somebody probably meant to write: in code, and as the runtime shares this file, in settings.</summary>
internal static class NearestName
{
    /// <summary>The candidate with the fewest changes to <paramref name="written"/>; <see langword="null"/> when none is near.</summary>
    public static string? Of(string written, IEnumerable<string> candidates) => candidates
        .Select(candidate => (Name: candidate, Distance: Distance(written.ToUpperInvariant(), candidate.ToUpperInvariant())))
        .Where(candidate => candidate.Distance <= Math.Max(2, written.Length / 3) && candidate.Distance < candidate.Name.Length - 1)
        .OrderBy(candidate => candidate.Distance)
        .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
        .Select(candidate => candidate.Name)
        .FirstOrDefault();

    /// <summary>The end of a message: the candidate that was probably meant, or nothing when none is near.</summary>
    public static string Hint(string written, IEnumerable<string> candidates) => Of(written, candidates) is { } nearest ? $" Did you mean '{nearest}'?" : "";

    // Levenshtein's, one row at a time.
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var changed = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[other.Length];
    }
}
