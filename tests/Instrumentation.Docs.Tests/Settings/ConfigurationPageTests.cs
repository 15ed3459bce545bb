extern alias core;

using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Instrumentation.Configuration;
using Instrumentation.Docs.Tests.Markdown;
using Instrumentation.Hosting;
using Instrumentation.OpenTelemetry;
using Instrumentation.OpenTelemetry.Options;
using Instrumentation.Reporters;
using Instrumentation.Runtime;
using Instrumentation.Tests.Doubles;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TraceKeys = core::Instrumentation.Configuration.TraceKeys;

namespace Instrumentation.Docs.Tests.Settings;

/// <summary>The tables of configuration.md say what the code says: keys, what is allowed, and defaults.</summary>
public sealed partial class ConfigurationPageTests : IDisposable
{
    private const string EveryReporter = "Keys of every reporter";
    private const string Otel = "otel";
    private const string None = "–";
    private const string AnyText = "any text";

    private static readonly Page Configuration = Page.Read(Repository.Docs + "/configuration.md");

    private static readonly Dictionary<string, ITraceReporterFactory> Factories = new()
    {
        ["console"] = new ConsoleTraceReporterFactory(),
        ["file"] = new FileTraceReporterFactory(),
        [Otel] = new OpenTelemetryTraceReporterFactory(),
    };

    // Each key refuses one of these, unless it takes any text.
    private static readonly string[] Candidates = ["", "?", "0", "0 s", "99999999", "99999 d", "a:b:c:d", "ab"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public static TheoryData<string, string, string> Allowed => Cells(column: 1);

    public static TheoryData<string, string, string> Defaults => Cells(column: 2);

    [Fact]
    public void The_keys_of_every_reporter_are_those_that_the_code_reads() => Assert.Equal(Ordered(TraceKeys.OfEveryReporter), KeysUnder(EveryReporter));

    [Theory]
    [InlineData("console")]
    [InlineData("file")]
    [InlineData(Otel)]
    public void The_keys_of_a_reporter_are_those_that_its_factory_tells(string reporter) => Assert.Equal(Ordered(Factories[reporter].Keys!.Except(TraceKeys.OfEveryReporter)), KeysUnder(reporter));

    [Theory]
    [InlineData("logging")]
    [InlineData("in-memory")]
    public void A_reporter_without_keys_has_no_table(string reporter) => Assert.Empty(Configuration.Rows(reporter));

    [Fact]
    public void The_keys_of_the_application_are_those_that_hosting_reads() => Assert.Equal(Ordered([FlinkKeys.JobId, FlinkKeys.JobName, TraceKeys.Reporters, TraceKeys.CheckpointDetail]), KeysUnder("Keys of the application"));

    [Fact]
    public void The_variables_are_those_that_the_code_reads()
    {
        var read = typeof(OtlpVariables).GetFields(BindingFlags.Public | BindingFlags.Static).SelectMany(field => field.GetValue(null) as string[] ?? [(string)field.GetValue(null)!]);

        Assert.Equal(read.Order(StringComparer.Ordinal), Configuration.Rows("Environment variables").SelectMany(row => row[0].Split(", ")).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Allowed))]
    public void What_a_key_allows_is_in_the_words_of_its_refusal(string reporter, string key, string allowed)
    {
        var refusals = Candidates.Select(value => Refusal(reporter, key, value)).OfType<string>().ToList();

        if (allowed == AnyText)
        {
            Assert.DoesNotContain(refusals, refusal => refusal.StartsWith("Could not", StringComparison.Ordinal));
        }
        else
        {
            Assert.Contains(allowed, refusals.Select(refusal => Words().Match(refusal).Groups[1].Value));
        }
    }

    [Theory]
    [MemberData(nameof(Defaults))]
    public void A_default_that_is_written_out_changes_nothing(string reporter, string key, string value) => Assert.Equal(Options(reporter, []), Options(reporter, new() { [key] = value }));

    [Theory]
    [InlineData("file", TraceKeys.QueueSize, "65535")]
    [InlineData(Otel, OtlpKeys.BatchSize, "8191")]
    [InlineData(Otel, OtlpKeys.RetryMaxElapsed, "6 min")]
    [InlineData("file", "roll.files", "11")]
    [InlineData("console", "stream", "stderr")]
    [InlineData("console", TraceKeys.FilterIncludes, "none:*")]
    public void A_value_that_is_not_the_default_is_found(string reporter, string key, string value) => Assert.NotEqual(Options(reporter, []), Options(reporter, new() { [key] = value }));

    public void Dispose() => _folder.Delete(recursive: true);

    private static TheoryData<string, string, string> Cells(int column)
    {
        var cells = new TheoryData<string, string, string>();
        foreach (var (reporter, row) in Factories.Keys.Append(EveryReporter).SelectMany(section => Configuration.Rows(section).Select(row => (section == EveryReporter ? "file" : section, row))))
        {
            foreach (var key in row[0].Split(", ").Where(key => row[column] != None && !key.EndsWith(".*", StringComparison.Ordinal)))
            {
                cells.Add(reporter, key, row[column]);
            }
        }

        return cells;
    }

    private static IEnumerable<string> KeysUnder(string heading) => Ordered(Configuration.Rows(heading).SelectMany(row => row[0].Split(", ")));

    private static IEnumerable<string> Ordered(IEnumerable<string> keys) => keys.Order(StringComparer.Ordinal);

    /// <summary>What is said of a value; null when it is taken.</summary>
    private string? Refusal(string reporter, string key, string value)
    {
        using var log = new LogRecorder { MinLevel = LogLevel.Warning };
        var settings = Settings(reporter, new() { [key] = value }).ToDictionary(setting => TraceKeys.ReporterPrefix + "x." + setting.Key, setting => setting.Value);
        using var registry = TraceRegistry.Create(settings, log);
        return log.Entries.Select(entry => entry.Message).FirstOrDefault(message => message.Contains("x." + key, StringComparison.Ordinal));
    }

    /// <summary>All that is read from the settings of a reporter, as text.</summary>
    private string Options(string reporter, Dictionary<string, string> settings)
    {
        var config = new ReporterConfig("x", Settings(reporter, settings));
        var log = new ConfigurationLog(NullLogger.Instance);
        var own = reporter switch
        {
            Otel => JsonSerializer.Serialize(OtlpOptions.Read(config, _ => null, NullLogger.Instance)),
            _ => JsonSerializer.Serialize(Fields(Factories[reporter].CreateTraceReporter(config))),
        };
        var filter = SpanFilter.Read(config).ForScope("taskmanager.job");
        return $"{own} {QueueSettings.Read(config, log)} {filter.Includes("any")}";
    }

    private static Dictionary<string, string?> Fields(ITraceReporter reporter) => reporter.GetType().GetFields(BindingFlags.NonPublic | BindingFlags.Instance)
        .ToDictionary(field => field.Name, field => ReferenceEquals(field.GetValue(reporter), Console.Error) ? "stderr" : field.GetValue(reporter)?.ToString());

    private Dictionary<string, string> Settings(string reporter, Dictionary<string, string> more)
    {
        var settings = new Dictionary<string, string> { [TraceKeys.FactoryClass] = reporter };
        if (reporter == Otel)
        {
            settings[OtlpKeys.Endpoint] = "http://localhost:4317";
            settings[OtlpKeys.SpoolDirectory] = Path.Combine(_folder.FullName, "spool");
        }
        else if (reporter == "file")
        {
            settings[FileTraceReporterFactory.PathKey] = Path.Combine(_folder.FullName, "traces.jsonl");
            settings["roll.size"] = "1 mb";
        }

        foreach (var (key, value) in more)
        {
            settings[key] = value;
        }

        return settings;
    }

    [GeneratedRegex("allowed (?:is|are) (.*?)(?:, and here that failed: .*)?\\.?$")]
    private static partial Regex Words();
}
