using System.Text.RegularExpressions;

namespace Instrumentation.OpenTelemetry.Options;

/// <summary>Reads the headers that every request carries.</summary>
internal static partial class OtlpHeaders
{
    /// <exception cref="FormatException">The list or a header cannot be used. The values do not come into the message: they may be secrets.</exception>
    public static KeyValuePair<string, string>[] Read(SettingSource source)
    {
        if (source.Find(OtlpKeys.Headers, OtlpVariables.Headers) is not { } setting)
        {
            return [];
        }

        var headers = KeyValueList.TryParse(setting.Value, StringComparer.OrdinalIgnoreCase) ?? throw Invalid(setting, KeyValueList.Allowed);
        foreach (var (name, value) in headers)
        {
            Check(setting, name, value);
        }

        return [.. headers.Select(header => KeyValuePair.Create(header.Key.ToLowerInvariant(), header.Value))];
    }

    private static void Check(Setting setting, string name, string value)
    {
        if (!Token().IsMatch(name))
        {
            throw Invalid(setting, $"a header name of letters, digits and !#$%&'*+-.^_`|~, and '{name}' is none");
        }

        if (value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            throw Invalid(setting, $"a value of visible ASCII characters and blanks, and that of '{name}' is none");
        }

        if (OfTransport().IsMatch(name))
        {
            throw Invalid(setting, $"any header but those that belong to the protocol, as '{name}' does");
        }
    }

    private static FormatException Invalid(Setting setting, string allowed) => setting.Invalid(KeyValueList.Masked(setting.Value), allowed);

    [GeneratedRegex("^[A-Za-z0-9!#$%&'*+.^_`|~-]+$")]
    private static partial Regex Token();

    // What describes the body or the connection is the transport's business, in HTTP and in gRPC.
    [GeneratedRegex("^(content-.*|grpc-.*|transfer-encoding|connection|keep-alive|upgrade|trailer|te|host|expect|allow|expires|last-modified)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfTransport();
}
