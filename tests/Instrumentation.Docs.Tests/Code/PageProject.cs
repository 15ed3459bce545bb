using System.Reflection;
using Instrumentation.Analyzers.Tests.Documentation;
using Instrumentation.Analyzers.Tests.Verification;
using Instrumentation.Docs.Tests.Markdown;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Docs.Tests.Code;

/// <summary>
/// The C# of a page, compiled as the reader would have it: with the generator and every rule. Blocks of declarations are one project together, to which the hidden
/// code of comments that begin with <c>setup</c> belongs. A block of statements is a program of its own beside them, and so is a block that is marked as having an error.
/// </summary>
internal sealed class PageProject
{
    private const string Setup = CodeFile.SetupMark + "\n";

    // Advice that a span per record is many. Examples have few records; where it is the subject, a block is marked with it.
    private const string ManySpans = "info SPAN017";

    // What an application references that has all the packages: what these tests run with.
    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    private readonly SyntaxTree[] _shared;

    public PageProject(Page page)
    {
        var files = page.Blocks.Where(block => block.Language == "csharp" && block.Mark != GeneratedCode.Mark && !IsFileBased(block)).Select(block => new CodeFile(block)).ToList();
        _shared =
        [
            UserProject.Parse(UserProject.ImplicitUsings + MoreUsings),
            .. page.Comments.Where(text => text.StartsWith(Setup, StringComparison.Ordinal)).Select(text => UserProject.Parse(text[Setup.Length..])),
        ];
        Together = [.. files.Where(file => !file.IsAlone)];
        Alone = [.. files.Where(file => file.IsAlone)];
    }

    // It names its own SDK and packages; who follows the page to the letter runs it.
    private static bool IsFileBased(Block block) => block.Text.StartsWith("#:", StringComparison.Ordinal);

    private static string MoreUsings => """

        global using System.IO;
        global using Instrumentation.Hosting;
        global using Instrumentation.Reporters;
        global using Instrumentation.Runtime;
        """;

    /// <summary>The blocks that are one project.</summary>
    public IReadOnlyList<CodeFile> Together { get; }

    /// <summary>The blocks that are a program of their own beside it.</summary>
    public IReadOnlyList<CodeFile> Alone { get; }

    /// <summary>The project with what the generator writes.</summary>
    public Compilation Compile() => WithGenerator(Together, out _);

    /// <summary>The project as an assembly, loaded.</summary>
    public Assembly Load()
    {
        using var stream = new MemoryStream();
        Assert.Empty(Compile().Emit(stream).Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error));
        return Assembly.Load(stream.ToArray());
    }

    /// <summary>Where a block says something else than is reported in it, or something is reported outside of them.</summary>
    public async Task<IReadOnlyList<string>> Contradictions()
    {
        var found = new List<string>(await Contradictions(Together, Together));
        foreach (var file in Alone)
        {
            found.AddRange(await Contradictions([.. Together, file], [file]));
        }

        return found;
    }

    private async Task<IEnumerable<string>> Contradictions(IReadOnlyList<CodeFile> files, IReadOnlyList<CodeFile> checkedFiles)
    {
        var compilation = WithGenerator(files, out var generator);
        var rules = await compilation.WithAnalyzers(RuleCatalog.Analyzers).GetAnalyzerDiagnosticsAsync();
        var reported = generator.Concat(compilation.GetDiagnostics()).Concat(rules).Where(found => found.Severity != DiagnosticSeverity.Hidden && !found.IsSuppressed)
            .ToLookup(found => files.FirstOrDefault(file => file.Tree.FilePath == found.Location.GetMappedLineSpan().Path));
        return checkedFiles.Append(null).Select(file => Contradiction(file, [.. reported[file]])).OfType<string>();
    }

    private static string? Contradiction(CodeFile? file, IReadOnlyList<Diagnostic> found)
    {
        var ids = found.Select(one => $"{one.Severity.ToString().ToLowerInvariant()} {one.Id}").Distinct().Order(StringComparer.Ordinal).ToList();
        var expected = file?.Expected ?? [];
        return ids.Where(id => id != ManySpans || expected.Contains(id)).SequenceEqual(expected) ? null
            : $"{file?.Name ?? "outside of the blocks"}: expected '{string.Join(", ", expected)}', found '{string.Join(", ", ids)}'\n{string.Join('\n', found)}";
    }

    private CSharpCompilation WithGenerator(IReadOnlyList<CodeFile> files, out IReadOnlyList<Diagnostic> reported)
    {
        // The SDK does not say either that a reference is newer than what a package was built against.
        var options = CompilationSettings.Options.WithSpecificDiagnosticOptions([new("CS1701", ReportDiagnostic.Suppress)]).WithOutputKind(files.Any(file => file.IsProgram) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary);
        var project = UserProject.Compile([.. _shared, .. files.Select(file => file.Tree)], References, options);
        reported = UserProject.ReportedByGenerator(project);
        return UserProject.RunGenerator(project, out _);
    }
}
