namespace Instrumentation.Configuration;

/// <summary>
/// A pattern in which <c>*</c> stands for any characters, also none, and everything else for itself. Flink makes a regular expression of it, in which
/// the dot matches anything and other special characters are alive.
/// </summary>
internal sealed class Wildcard(string pattern)
{
    public bool MatchesEverything { get; } = pattern.Length > 0 && pattern.All(character => character == '*');

    public bool Matches(string text)
    {
        var (inPattern, inText) = (0, 0);
        var (star, resumeAt) = (-1, 0);
        while (inText < text.Length)
        {
            if (inPattern < pattern.Length && pattern[inPattern] == '*')
            {
                star = inPattern++;
                resumeAt = inText;
            }
            else if (inPattern < pattern.Length && pattern[inPattern] == text[inText])
            {
                inPattern++;
                inText++;
            }
            else if (star >= 0)
            {
                // The star takes one character more.
                inPattern = star + 1;
                inText = ++resumeAt;
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(inPattern).IndexOfAnyExcept('*') < 0;
    }

    public override string ToString() => pattern;
}
