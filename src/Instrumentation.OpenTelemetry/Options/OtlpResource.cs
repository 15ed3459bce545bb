using Instrumentation.Configuration;
using Instrumentation.Reporters;

namespace Instrumentation.OpenTelemetry.Options;

/// <summary>Reads the attributes of the resource.</summary>
internal static class OtlpResource
{
    /// <summary>
    /// Reads them: <c>service.name</c>, <c>service.version</c> if set, then the others in ordinal order, with those of <see cref="SdkAttributes"/> that are not given. What
    /// stands under a key of the reporter wins over variables, and a key or variable of its own over the list.
    /// </summary>
    /// <exception cref="FormatException">A list cannot be read, a name is blank, or the same attribute is set under two keys.</exception>
    public static KeyValuePair<string, string>[] Read(SettingSource source)
    {
        var fromKeys = ReadKeys(source);
        var attributes = fromKeys.Count > 0 ? fromKeys : ReadVariable(source);
        var name = TakeKey(source, OtlpKeys.ServiceName, fromKeys)
            ?? source.FindVariable(OtlpVariables.ServiceName)?.Value
            ?? attributes.GetValueOrDefault(OtlpKeys.ServiceName)
            ?? UnknownService.Name;
        var version = TakeKey(source, OtlpKeys.ServiceVersion, fromKeys) ?? attributes.GetValueOrDefault(OtlpKeys.ServiceVersion);
        return
        [
            KeyValuePair.Create(OtlpKeys.ServiceName, name),
            .. version is null ? (KeyValuePair<string, string>[])[] : [KeyValuePair.Create(OtlpKeys.ServiceVersion, version)],
            .. attributes
                .Where(attribute => attribute.Key is not (OtlpKeys.ServiceName or OtlpKeys.ServiceVersion))
                .UnionBy(SdkAttributes.All, attribute => attribute.Key)
                .OrderBy(attribute => attribute.Key, StringComparer.Ordinal),
        ];
    }

    // The value of service.name or service.version under its own key or in the list.
    private static string? TakeKey(SettingSource source, string key, Dictionary<string, string> fromKeys)
    {
        var inList = fromKeys.GetValueOrDefault(key);
        return source.Find(key) is not { } setting ? inList
            : string.IsNullOrWhiteSpace(setting.Value) ? throw setting.Invalid("a text that is not blank")
            : inList is not null ? throw setting.Invalid($"to set it once, and {OtlpKeys.ResourceAttributes} has it as well")
            : setting.Value;
    }

    private static Dictionary<string, string> ReadKeys(SettingSource source)
    {
        // Without a colon it is no map as Flink writes it, but may be one as OpenTelemetry does.
        if (source.Find(OtlpKeys.ResourceAttributes) is { } setting && !setting.Value.Contains(':', StringComparison.Ordinal) && setting.Value.Contains('=', StringComparison.Ordinal))
        {
            return KeyValueList.TryParse(setting.Value, StringComparer.Ordinal) ?? throw setting.Invalid(KeyValueList.Allowed);
        }

        var map = FlinkCollections.ReadMap(source.Config, OtlpKeys.ResourceAttributes);
        return map.Keys.FirstOrDefault(key => key.Contains('=', StringComparison.Ordinal)) is null
            ? map
            : throw source.Config.Invalid(
                OtlpKeys.ResourceAttributes, source.Config.GetString(OtlpKeys.ResourceAttributes, ""), "a map such as 'k1:v1,k2:v2', or k1=v1,k2=v2 when it holds no colon");
    }

    private static Dictionary<string, string> ReadVariable(SettingSource source) =>
        source.FindVariable(OtlpVariables.ResourceAttributes) is not { } setting ? []
        : KeyValueList.TryParse(setting.Value, StringComparer.Ordinal) ?? throw setting.Invalid(KeyValueList.Allowed);
}
