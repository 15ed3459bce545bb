using System.Diagnostics;
using Instrumentation.Analyzers;
using Instrumentation.Generators;

namespace Instrumentation.Benchmarks.Analyzers;

/// <summary>A class library as <c>dotnet new classlib</c> makes it, with many classes, in a temporary folder that goes when it is disposed.</summary>
internal sealed class ClassesProject : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("classes");

    private ClassesProject()
    {
    }

    /// <param name="classes">How many.</param>
    /// <param name="hasRuntime">The runtime is referenced, and part of the classes use it; else all of them are plain ones, and the analyzers are there all the same.</param>
    public static ClassesProject Create(int classes, bool hasRuntime)
    {
        var project = new ClassesProject();
        var reference = hasRuntime ? $"""<Reference Include="{typeof(Traces.Span).Assembly.Location}" />""" : "";
        project.Write("Classes.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">

              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
              </PropertyGroup>

              <ItemGroup>
                {reference}
                <Analyzer Include="{typeof(SpanGenerator).Assembly.Location}" />
                <Analyzer Include="{typeof(SpanAnalyzer).Assembly.Location}" />
              </ItemGroup>

            </Project>
            """);
        for (var number = 0; number < classes; number++)
        {
            project.Write($"Class{number}.cs", hasRuntime ? ClassSource.Of(number) : ClassSource.Plain(number));
        }

        return project;
    }

    /// <summary>Compiles all of it, and gives the compiler's own measurement.</summary>
    public async Task<IReadOnlyList<AnalyzerTiming>> BuildAsync()
    {
        using var build = Process.Start(new ProcessStartInfo("dotnet", "build --no-incremental -v:detailed -p:ReportAnalyzer=true")
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
            Environment = { ["DOTNET_CLI_UI_LANGUAGE"] = "en" },
        })!;
        var log = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        return build.ExitCode == 0 ? AnalyzerTiming.Read(log.Split('\n').Select(line => line.TrimEnd())) : throw new InvalidOperationException(log);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder.FullName, file), text);
}
