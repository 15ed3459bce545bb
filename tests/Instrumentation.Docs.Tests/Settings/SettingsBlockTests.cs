using System.Text;
using Instrumentation.Docs.Tests.Code;
using Instrumentation.Docs.Tests.Markdown;
using Instrumentation.Hosting;
using Instrumentation.Reporters;
using Instrumentation.Runtime;
using Instrumentation.Tests.Doubles;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Docs.Tests.Settings;

/// <summary>Settings that a page shows are accepted without a warning; or with the one that the mark before them begins with, after <c>says </c>.</summary>
public sealed class SettingsBlockTests : IDisposable
{
    private const string Says = "says ";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public static TheoryData<string, int> Blocks
    {
        get
        {
            var blocks = new TheoryData<string, int>();
            foreach (var path in Page.Documentation)
            {
                foreach (var block in Page.Read(path).Blocks.Where(block => block.Language is "yaml" or "json" && block.Text.Contains("traces", StringComparison.Ordinal) && !block.Text.Contains("runs-on", StringComparison.Ordinal)))
                {
                    blocks.Add(path, block.Line);
                }
            }

            return blocks;
        }
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Settings_of_a_page_are_accepted(string path, int line)
    {
        var page = Page.Read(path);
        var block = page.Blocks.Single(block => block.Line == line);

        var said = Said(block, FactoriesOf(page));

        Assert.Equal(block.Mark.StartsWith(Says, StringComparison.Ordinal) ? [block.Mark[Says.Length..]] : [], said.Select(message => Shortened(message, block.Mark)));
    }

    [Theory]
    [InlineData("yaml", "traces.reporter.log.factory.class: loging")]
    [InlineData("yaml", "traces.reporter.log.factory.class: logging\ntraces.reporter.log.filter.include: a")]
    [InlineData("json", """{ "traces": { "reporter": { "log": { "factory": { "class": "console" }, "stream": "out" } } } }""")]
    public void A_mistake_in_settings_is_found(string language, string text) => Assert.Single(Said(new Block(language, text, 1, "", null), []));

    public void Dispose() => _folder.Delete(recursive: true);

    private IReadOnlyList<string> Said(Block block, IEnumerable<ITraceReporterFactory> factories)
    {
        using var log = new LogRecorder { MinLevel = LogLevel.Information };
        var settings = (block.Language == "json" ? FromJson(block.Text, log) : FromYaml(block.Text)).ToDictionary(setting => setting.Key, setting => InFolder(setting.Key, setting.Value));
        using var registry = TraceRegistry.Create(settings, log, factories);
        return [.. log.Entries.Where(entry => entry.Level >= LogLevel.Warning).Select(entry => entry.Message)];
    }

    private IReadOnlyDictionary<string, string> FromYaml(string text)
    {
        var file = Path.Combine(_folder.FullName, "config.yaml");
        File.WriteAllText(file, text);
        return FlinkConfiguration.FromYaml(file);
    }

    private static IReadOnlyDictionary<string, string> FromJson(string text, LogRecorder log)
    {
        var configuration = new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(text))).Build();
        using var services = new ServiceCollection().AddSingleton<ILoggerFactory>(log).AddInstrumentation(configuration).BuildServiceProvider();
        return services.GetRequiredService<InstrumentationSettings>().Values;
    }

    private string InFolder(string key, string value) =>
        key.EndsWith(".path", StringComparison.Ordinal) || key.EndsWith(".spool.directory", StringComparison.Ordinal) ? Path.Combine(_folder.FullName, value) : value;

    private static IEnumerable<ITraceReporterFactory> FactoriesOf(Page page) => new PageProject(page).Load().GetTypes()
        .Where(type => type.IsAssignableTo(typeof(ITraceReporterFactory)) && !type.IsAbstract)
        .Select(type => (ITraceReporterFactory)Activator.CreateInstance(type)!);

    private static string Shortened(string message, string mark) => message[..Math.Min(message.Length, Math.Max(0, mark.Length - Says.Length))] is { Length: > 0 } begin ? begin : message;
}
