namespace Instrumentation.Tests.Doubles;

public static class SettingsExtensions
{
    public static Dictionary<string, string> With(this Dictionary<string, string> settings, string key, string value) =>
        new(settings) { [key] = value };
}
