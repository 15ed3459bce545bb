namespace Instrumentation.Configuration;

/// <summary>
/// Splits a text at a character, except within quotes, as Flink's <c>StructuredOptionsSplitter</c> does: a part may stand in single or double quotes,
/// in which the quote itself is written twice. Blanks around parts do not count.
/// </summary>
internal static class FlinkTokens
{
    /// <param name="text">The text.</param>
    /// <param name="separator">Where to split.</param>
    /// <param name="tokens">The parts without quotes; at least one, which may be empty.</param>
    /// <param name="max">The most parts; the last one takes the rest, with any further separators.</param>
    /// <returns>False when a quote is not closed, or something follows it that is no separator.</returns>
    public static bool TrySplit(string text, char separator, out List<string> tokens, int max = int.MaxValue)
    {
        tokens = [];
        var rest = text.AsSpan();
        while (true)
        {
            rest = rest.Trim();
            if (rest is ['\'' or '"', ..])
            {
                if (!TryReadQuoted(ref rest, out var quoted) || !(rest.IsEmpty || rest[0] == separator))
                {
                    return false;
                }

                tokens.Add(quoted);
            }
            else
            {
                var end = tokens.Count + 1 == max ? -1 : rest.IndexOf(separator);
                tokens.Add((end < 0 ? rest : rest[..end]).TrimEnd().ToString());
                rest = end < 0 ? default : rest[end..];
            }

            if (rest.IsEmpty)
            {
                return true;
            }

            rest = rest[1..];
        }
    }

    private static bool TryReadQuoted(ref ReadOnlySpan<char> rest, out string token)
    {
        var quote = rest[0];
        for (var i = 1; i < rest.Length; i++)
        {
            if (rest[i] != quote)
            {
                continue;
            }

            if (i + 1 < rest.Length && rest[i + 1] == quote)
            {
                i++;
                continue;
            }

            token = rest[1..i].ToString().Replace(new string(quote, 2), quote.ToString(), StringComparison.Ordinal);
            rest = rest[(i + 1)..].TrimStart();
            return true;
        }

        token = "";
        return false;
    }
}
