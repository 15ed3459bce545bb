namespace Instrumentation.OpenTelemetry.Options;

/// <summary>Reads where requests go.</summary>
internal static class OtlpEndpoint
{
    private const string TracesPath = "/v1/traces";

    /// <exception cref="FormatException">It is not set or no URL that the protocol can use.</exception>
    public static Uri Read(SettingSource source, OtlpProtocol protocol)
    {
        var setting = source.Find(OtlpKeys.Endpoint, OtlpVariables.Endpoint) ?? throw NotSet(source, protocol);
        var endpoint = Parse(setting, protocol);
        return protocol == OtlpProtocol.Grpc ? WithoutPath(setting, endpoint)
            : setting.IsVariable && OtlpVariables.IsForTraces(setting.Name) ? endpoint
            : WithTracesPath(endpoint);
    }

    private static Uri Parse(Setting setting, OtlpProtocol protocol)
    {
        var text = setting.Value.Trim();
        if (!Uri.TryCreate(text, UriKind.Absolute, out var endpoint) || !IsHttp(endpoint))
        {
            var isSchemeMissing = !text.Contains("://", StringComparison.Ordinal) && Uri.TryCreate("http://" + text, UriKind.Absolute, out _);
            throw setting.Invalid($"a URL that begins with http:// or https://, for example {(isSchemeMissing ? "http://" + text : Example(protocol))}");
        }

        // A password must not come into a log by way of an error.
        return endpoint.UserInfo.Length > 0
            ? throw setting.Invalid(
                text.Replace(endpoint.UserInfo + "@", "…@", StringComparison.Ordinal),
                $"a URL without user and password; they go into {OtlpKeys.Headers}, as Authorization=Basic%20… in Base64")
            : endpoint.Fragment.Length > 0 ? throw setting.Invalid("a URL without '#'") : endpoint;
    }

    private static bool IsHttp(Uri endpoint) => (endpoint.Scheme == Uri.UriSchemeHttp || endpoint.Scheme == Uri.UriSchemeHttps) && endpoint.Host.Length > 0;

    // gRPC has a path of its own.
    private static Uri WithoutPath(Setting setting, Uri endpoint) => endpoint.PathAndQuery == "/" ? endpoint : throw setting.Invalid(
        $"scheme, host and port alone when {OtlpKeys.Protocol} is gRPC, as {endpoint.GetLeftPart(UriPartial.Authority)}; a path goes with {OtlpKeys.Protocol}: HTTP");

    private static Uri WithTracesPath(Uri endpoint)
    {
        var path = endpoint.AbsolutePath.TrimEnd('/');
        return new UriBuilder(endpoint) { Path = path.EndsWith(TracesPath, StringComparison.Ordinal) ? path : path + TracesPath }.Uri;
    }

    private static FormatException NotSet(SettingSource source, OtlpProtocol protocol) => source.Config.Invalid(
        OtlpKeys.Endpoint, "", $"the URL of an OTLP receiver, for example {Example(protocol)}; it must be set, here or as {OtlpVariables.Endpoint[^1]}");

    private static string Example(OtlpProtocol protocol) => protocol == OtlpProtocol.Grpc ? "http://localhost:4317" : "http://localhost:4318";
}
