namespace Instrumentation.Configuration;

/// <summary>Finds the name that was probably meant.</summary>
internal static class NearestName
{
    /// <summary>The end of a message: which known name a misspelt one is close to, or nothing when none is.</summary>
    public static string Hint(string name, IEnumerable<string> known)
    {
        // One slip in three characters, and at least two: 'otl' is near 'otel', 'file' is not near 'otel'.
        var limit = Math.Max(2, name.Length / 3);
        var nearest = known
            .Select(candidate => (Name: candidate, Distance: Distance(name, candidate)))
            .Where(candidate => candidate.Distance <= limit && candidate.Distance < candidate.Name.Length)
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.Name is null ? "" : $" Did you mean '{nearest.Name}'?";
    }

    /// <summary>Levenshtein's distance, upper and lower case being the same.</summary>
    private static int Distance(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        foreach (var character in left)
        {
            var current = new int[previous.Length];
            current[0] = previous[0] + 1;
            for (var i = 1; i < current.Length; i++)
            {
                var isSame = char.ToUpperInvariant(character) == char.ToUpperInvariant(right[i - 1]);
                var replaced = previous[i - 1] + (isSame ? 0 : 1);
                current[i] = Math.Min(replaced, 1 + Math.Min(previous[i], current[i - 1]));
            }

            previous = current;
        }

        return previous[^1];
    }
}
