using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.Generators.Tests.Harness;

/// <summary>What came out of the generator for a user's project.</summary>
internal sealed class Generation(CSharpCompilation compilation, ImmutableArray<Diagnostic> generatorDiagnostics)
{
    private const string GeneratedSuffix = ".g.cs";

    /// <summary>The generated files, by hint name.</summary>
    public IReadOnlyDictionary<string, string> Files { get; } = compilation.SyntaxTrees
        .Where(tree => tree.FilePath.EndsWith(GeneratedSuffix, StringComparison.Ordinal))
        .ToDictionary(tree => Path.GetFileName(tree.FilePath), tree => tree.ToString());

    /// <summary>What the compiler and the generator say, hidden diagnostics left out.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; } =
    [
        .. generatorDiagnostics,
        .. compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden),
    ];

    /// <summary>The only generated file, of a project that compiles without a warning.</summary>
    public string CleanFile
    {
        get
        {
            Assert.Empty(Diagnostics);
            return Assert.Single(Files).Value;
        }
    }

    /// <summary>The project as an assembly, loaded.</summary>
    public Assembly Load()
    {
        using var stream = new MemoryStream();
        Assert.Empty(compilation.Emit(stream).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return Assembly.Load(stream.ToArray());
    }

    /// <summary>Ids and mapped lines of the errors, for example <c>CS0619 File1.cs:4</c>.</summary>
    public IEnumerable<string> Errors => Diagnostics
        .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
        .Select(diagnostic => (diagnostic.Id, Line: diagnostic.Location.GetMappedLineSpan()))
        .Select(error => $"{error.Id} {Path.GetFileName(error.Line.Path)}:{error.Line.StartLinePosition.Line + 1}");
}
