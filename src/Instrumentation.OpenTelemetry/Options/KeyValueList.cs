namespace Instrumentation.OpenTelemetry.Options;

/// <summary>Reads <c>k1=v1,k2=v2</c> as OpenTelemetry writes headers and resource attributes: like W3C Baggage, both parts percent-encoded.</summary>
internal static class KeyValueList
{
    public const string Allowed = "a list such as k1=v1,k2=v2, each key once; a comma, '=' or '%' within a key, a comma or '%' within a value, is percent-encoded";

    /// <summary>Reads the list. Blanks around keys and values do not count, nor do blank items.</summary>
    /// <returns>Null when an item is no pair or a key comes twice.</returns>
    public static Dictionary<string, string>? TryParse(string text, IEqualityComparer<string> keys)
    {
        var pairs = new Dictionary<string, string>(keys);
        foreach (var item in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (item.Split('=', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } key, var value]
                || !pairs.TryAdd(Uri.UnescapeDataString(key), Uri.UnescapeDataString(value)))
            {
                return null;
            }
        }

        return pairs;
    }

    /// <summary>The list without its values, which may be secrets.</summary>
    public static string Masked(string text) => string.Join(',', text.Split(',').Select(item => item.Split('=', 2) is [var key, _] ? key + "=…" : "…"));
}
