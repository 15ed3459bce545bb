using Basic.Reference.Assemblies;
using Instrumentation.Analyzers.Tests.Verification;
using Instrumentation.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Analyzers.Tests.Corpus;

/// <summary>The files under Methods, compiled together as a user's project with the generator.</summary>
internal sealed class CorpusProject
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Corpus", "Methods");

    private static readonly Type[] Libraries =
        [typeof(SpanRecorder), typeof(ILogger), typeof(IHostedService), typeof(IServiceCollection), typeof(FactAttribute), typeof(Assert)];

    /// <summary>Libraries that were built against older versions of one another.</summary>
    private static readonly Dictionary<string, ReportDiagnostic> SilencedByTheSdk = new() { ["CS1701"] = ReportDiagnostic.Suppress, ["CS1702"] = ReportDiagnostic.Suppress };

    public static readonly CorpusProject Instance = new();

    private CorpusProject()
    {
        Files = [.. Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Parse)];
        var project = CSharpCompilation.Create(
            "Corpus",
            [CSharpSyntaxTree.ParseText(UserProject.ImplicitUsings, CompilationSettings.ParseOptions), .. Files],
            [.. Net100.References.All, CompilationSettings.Runtime, .. Libraries.Select(type => MetadataReference.CreateFromFile(type.Assembly.Location))],
            CompilationSettings.Options.WithSpecificDiagnosticOptions(SilencedByTheSdk));
        Compilation = UserProject.RunGenerator(project, out var problems);
        Problems = problems;
    }

    /// <summary>What was written by hand, without the generator's files.</summary>
    public IReadOnlyList<SyntaxTree> Files { get; }

    public CSharpCompilation Compilation { get; }

    /// <summary>What the compiler and the generator have to say, warnings included.</summary>
    public IReadOnlyList<Diagnostic> Problems { get; }

    private static SyntaxTree Parse(string path) =>
        CSharpSyntaxTree.ParseText(File.ReadAllText(path), CompilationSettings.ParseOptions, Path.GetRelativePath(Folder, path).Replace('\\', '/'));
}
