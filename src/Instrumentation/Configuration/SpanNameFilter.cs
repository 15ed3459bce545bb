namespace Instrumentation.Configuration;

/// <summary>The part of a <see cref="SpanFilter"/> that is left once the scope is known. Asked for every span.</summary>
internal sealed class SpanNameFilter(Wildcard[] included, Wildcard[] excluded)
{
    private readonly bool _everything = excluded.Length == 0 && included.Any(pattern => pattern.MatchesEverything);

    public bool Includes(string name) => _everything || (Matches(included, name) && !Matches(excluded, name));

    private static bool Matches(Wildcard[] patterns, string name)
    {
        foreach (var pattern in patterns)
        {
            if (pattern.Matches(name))
            {
                return true;
            }
        }

        return false;
    }
}
