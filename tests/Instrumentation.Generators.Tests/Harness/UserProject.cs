using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.Generators.Tests.Harness;

/// <summary>A project of a user, compiled in memory as the SDK would: nullable, implicit usings of the namespaces needed, every warning on.</summary>
internal static class UserProject
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Instrumentation.Functions;
        global using Instrumentation.Metrics;
        global using Instrumentation.Traces;
        """;

    // The framework that the tests run on, and the runtime.
    private static readonly IReadOnlyList<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Append(typeof(Traces.Span).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private const string ProjectDirectory = "/acme/jobs/";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    public static CSharpCompilation Compile(params string[] sources) => Compile(sources.Prepend(ImplicitUsings), ParseOptions);

    private static CSharpCompilation Compile(IEnumerable<string> sources, CSharpParseOptions options) => CSharpCompilation.Create(
        "UserProject",
        sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, options, $"File{i}.cs")),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999, allowUnsafe: true));

    public static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, ParseOptions, path);

    public static GeneratorDriver NewDriver() => NewDriver(ParseOptions);

    private static CSharpGeneratorDriver NewDriver(CSharpParseOptions options) => CSharpGeneratorDriver.Create(
        [new SpanGenerator().AsSourceGenerator()],
        parseOptions: options,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>A driver for a project that asks for its report.</summary>
    public static GeneratorDriver NewReportingDriver(string isOn = "true") => NewDriver().WithUpdatedAnalyzerConfigOptions(new ProjectProperties(new()
    {
        ["build_property._InstrumentationReportIsOn"] = isOn,
        ["build_property.ProjectDir"] = ProjectDirectory,
    }));

    public static Generation GenerateWithReport(params string[] sources) => Generate(NewReportingDriver(), Compile(sources));

    public static Generation Generate(params string[] sources) => Generate(NewDriver(), Compile(sources));

    public static Generation Generate(CSharpCompilation project) => Generate(NewDriver(), project);

    /// <summary>Generates for a project that writes an older C#, which has no implicit usings.</summary>
    public static Generation GenerateFor(LanguageVersion version, string source)
    {
        var options = ParseOptions.WithLanguageVersion(version);
        return Generate(NewDriver(options), Compile([source], options));
    }

    private static Generation Generate(GeneratorDriver driver, CSharpCompilation project)
    {
        driver.RunGeneratorsAndUpdateCompilation(project, out var compilation, out var diagnostics);
        return new Generation((CSharpCompilation)compilation, diagnostics);
    }
}
