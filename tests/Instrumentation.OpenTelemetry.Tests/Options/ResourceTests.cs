using Instrumentation.OpenTelemetry.Options;
using Instrumentation.OpenTelemetry.Tests.Doubles;

namespace Instrumentation.OpenTelemetry.Tests.Options;

public class ResourceTests
{
    [Theory]
    [InlineData("zone")]
    [InlineData("a=1,b")]
    [InlineData("a=1,a=2")]
    [InlineData("a:1,a:2")]
    [InlineData("url=http://x")]
    [InlineData(":1")]
    public void What_is_no_map_is_refused(string attributes) =>
        Assert.StartsWith(
            $"traces.reporter.otel.resource.attributes: '{attributes}' cannot be used; allowed is a ",
            OptionReader.RefusedKey("resource.attributes", attributes), StringComparison.Ordinal);

    [Theory]
    [InlineData("zone")]
    [InlineData("a=1,a=2")]
    [InlineData("=1")]
    public void A_variable_that_is_no_list_is_refused(string attributes) =>
        Assert.StartsWith(
            $"OTEL_RESOURCE_ATTRIBUTES: '{attributes}' cannot be used; allowed is a list such as k1=v1,k2=v2",
            OptionReader.RefusedVariable("OTEL_RESOURCE_ATTRIBUTES", attributes), StringComparison.Ordinal);

    [Theory]
    [InlineData("service.name")]
    [InlineData("service.version")]
    public void What_is_set_under_two_keys_is_refused(string key)
    {
        var keys = new Dictionary<string, string> { [key] = "a", ["resource.attributes"] = key + ":b" };

        var exception = Assert.Throws<FormatException>(() => OptionReader.Read(keys));

        Assert.Equal($"traces.reporter.otel.{key}: 'a' cannot be used; allowed is to set it once, and resource.attributes has it as well.", exception.Message);
    }

    [Fact]
    public void A_service_without_a_name_is_called_unknown()
    {
        var attribute = Assert.Single(OptionReader.Read(new Dictionary<string, string>()).Resource.Except(SdkAttributes.All));

        Assert.Equal("service.name", attribute.Key);
        Assert.StartsWith("unknown_service:", attribute.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("service.name:shop,zone:a,'rack:1,2'", "service.name=shop|rack=1,2|zone=a")]
    [InlineData("service.name=shop,service.version=2,zone=a%2Cb", "service.name=shop|service.version=2|zone=a,b")]
    [InlineData("service.name:shop,url:http://x?a=b", "service.name=shop|url=http://x?a=b")]
    public void They_are_written_as_Flink_or_OpenTelemetry_do(string attributes, string read) =>
        Assert.Equal(read, Text(OptionReader.ReadKey("resource.attributes", attributes)));

    [Fact]
    public void Each_may_have_a_key_of_its_own() =>
        Assert.Equal(
            "service.name=shop|service.version=2|zone=a",
            Text(OptionReader.Read(new Dictionary<string, string> { ["resource.attributes.zone"] = "a", ["service.version"] = "2", ["service.name"] = "shop" })));

    [Theory]
    [InlineData("service.name", "resource.attributes", "OTEL_SERVICE_NAME", "OTEL_RESOURCE_ATTRIBUTES")]
    [InlineData("resource.attributes", "OTEL_SERVICE_NAME", "OTEL_RESOURCE_ATTRIBUTES")]
    [InlineData("OTEL_SERVICE_NAME", "OTEL_RESOURCE_ATTRIBUTES")]
    [InlineData("OTEL_RESOURCE_ATTRIBUTES")]
    public void Keys_win_over_variables_and_what_names_the_service_alone_over_the_list(string first, params string[] later)
    {
        string[] places = [first, .. later];
        var values = places.Where(place => place == first || place != "resource.attributes").ToDictionary(place => place, place => Value(place, place == first ? "winner" : "loser"));
        var keys = values.Where(entry => !entry.Key.StartsWith("OTEL", StringComparison.Ordinal)).ToDictionary();
        var variables = values.Where(entry => entry.Key.StartsWith("OTEL", StringComparison.Ordinal)).ToDictionary();

        Assert.Equal("service.name=winner", Text(OptionReader.Read(keys, variables)));
    }

    [Fact]
    public void The_variable_counts_only_where_the_key_is_not_set()
    {
        var variables = new Dictionary<string, string> { ["OTEL_RESOURCE_ATTRIBUTES"] = "zone=variable,rack=7", ["OTEL_SERVICE_NAME"] = "shop" };

        Assert.Equal("service.name=shop|rack=7|zone=variable", Text(OptionReader.Read(new Dictionary<string, string>(), variables)));
        Assert.Equal("service.name=shop|zone=key", Text(OptionReader.Read(new Dictionary<string, string> { ["resource.attributes"] = "zone:key" }, variables)));
    }

    [Fact]
    public void They_tell_what_recorded_the_spans()
    {
        var resource = OptionReader.ReadKey("service.name", "shop").Resource;

        Assert.Equal(["service.name", "telemetry.sdk.language", "telemetry.sdk.name", "telemetry.sdk.version"], resource.Select(attribute => attribute.Key));
        Assert.Equal(["shop", "dotnet", "Instrumentation.OpenTelemetry"], resource.Take(3).Select(attribute => attribute.Value));
        Assert.Matches(@"^\d+\.\d+\.\d+(-[\w.]+)?$", resource[3].Value);
    }

    [Theory]
    [InlineData("name")]
    [InlineData("language")]
    [InlineData("version")]
    public void What_the_user_says_of_that_wins(string part)
    {
        var resource = OptionReader.ReadKey("resource.attributes", $"telemetry.sdk.{part}:mine").Resource;

        Assert.Equal("mine", Assert.Single(resource, attribute => attribute.Key == "telemetry.sdk." + part).Value);
        Assert.Equal(4, resource.Count);
    }

    private static string Value(string place, string name) => place switch
    {
        "resource.attributes" => "service.name:" + name,
        "OTEL_RESOURCE_ATTRIBUTES" => "service.name=" + name,
        _ => name,
    };

    // Without what every resource has, whoever sends it.
    private static string Text(OtlpOptions options) => string.Join('|', options.Resource.Except(SdkAttributes.All).Select(attribute => $"{attribute.Key}={attribute.Value}"));
}
