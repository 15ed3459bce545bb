using Instrumentation.Reporters;

namespace Instrumentation.Tests.Configuration;

public class ReporterConfigTests
{
    [Theory]
    [InlineData("10 s", 10_000)]
    [InlineData("500ms", 500)]
    [InlineData("1 min", 60_000)]
    [InlineData(" 2  hours ", 7_200_000)]
    [InlineData("3", 3)]
    [InlineData("1 D", 86_400_000)]
    public void Durations_are_read_as_Flink_writes_them(string text, double milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), Config(text).GetDuration("key", TimeSpan.Zero));

    [Theory]
    [InlineData("64", 64)]
    [InlineData("64 b", 64)]
    [InlineData("2kb", 2_048)]
    [InlineData(" 64 MB ", 67_108_864)]
    [InlineData("1g", 1_073_741_824)]
    [InlineData("2 TebiBytes", 2_199_023_255_552)]
    public void Sizes_are_read_as_Flink_writes_them(string text, long bytes) =>
        Assert.Equal(bytes, Config(text).GetMemorySize("key", 0));

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("-1 s")]
    [InlineData("1.5 s")]
    [InlineData("10 parsecs")]
    [InlineData("99999999999999999999 s")]
    [InlineData("9223372036854775807 d")]
    public void A_bad_duration_is_refused(string text)
    {
        var exception = Assert.Throws<FormatException>(() => Config(text).GetDuration("key", TimeSpan.Zero));

        Assert.Equal($"traces.reporter.r.key: '{text}' cannot be used; allowed is a whole number with a unit: ns, us, ms, s, min, h or d, for example '10 s' or '500ms'.", exception.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("mb")]
    [InlineData("-1 mb")]
    [InlineData("1.5 mb")]
    [InlineData("1 pb")]
    [InlineData("9223372036854775807 kb")]
    [InlineData("99999999999999999999")]
    public void A_bad_size_is_refused(string text)
    {
        var exception = Assert.Throws<FormatException>(() => Config(text).GetMemorySize("key", 0));

        Assert.Contains($"traces.reporter.r.key: '{text}' cannot be used; allowed is a whole number with a unit: b, kb", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_and_truth_values_are_read_or_refused()
    {
        Assert.Equal(-7, Config("-7").GetInt32("key", 0));
        Assert.True(Config("TRUE").GetBoolean("key", false));
        Assert.Contains("'x'", Assert.Throws<FormatException>(() => Config("x").GetInt32("key", 0)).Message, StringComparison.Ordinal);
        Assert.Contains("true or false", Assert.Throws<FormatException>(() => Config("yes").GetBoolean("key", false)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_is_not_set_has_its_default()
    {
        var config = Config("unused");

        Assert.Equal("d", config.GetString("other", "d"));
        Assert.Equal(5, config.GetInt32("other", 5));
        Assert.True(config.GetBoolean("other", true));
        Assert.Equal(TimeSpan.FromSeconds(1), config.GetDuration("other", TimeSpan.FromSeconds(1)));
        Assert.Equal(9, config.GetMemorySize("other", 9));
    }

    private static ReporterConfig Config(string value) => new("r", new Dictionary<string, string> { ["key"] = value });
}
