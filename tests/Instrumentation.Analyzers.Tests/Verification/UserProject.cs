using Basic.Reference.Assemblies;
using Instrumentation.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.Analyzers.Tests.Verification;

/// <summary>Compiles code together with what the generator writes for it.</summary>
internal static class UserProject
{
    /// <summary>What the SDK adds to every project, and what code about spans usually has.</summary>
    public const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Instrumentation.Functions;
        global using Instrumentation.Metrics;
        global using Instrumentation.Traces;
        """;

    private static GeneratorDriver Driver => CSharpGeneratorDriver.Create([new SpanGenerator().AsSourceGenerator()], parseOptions: CompilationSettings.ParseOptions);

    public static CSharpCompilation Compile(string code) => Compile([Parse(ImplicitUsings), Parse(code)], [.. Net100.References.All, CompilationSettings.Runtime], CompilationSettings.Options);

    public static CSharpCompilation Compile(IEnumerable<SyntaxTree> files, IEnumerable<MetadataReference> references, CSharpCompilationOptions options) =>
        CSharpCompilation.Create("UserProject", files, references, options);

    public static SyntaxTree Parse(string code, string path = "") => CSharpSyntaxTree.ParseText(code, CompilationSettings.ParseOptions, path);

    public static CSharpCompilation CompileWithGenerator(string code, out IReadOnlyList<Diagnostic> problems) => RunGenerator(Compile(code), out problems);

    public static CSharpCompilation RunGenerator(CSharpCompilation project, out IReadOnlyList<Diagnostic> problems)
    {
        Driver.RunGeneratorsAndUpdateCompilation(project, out var compilation, out var diagnostics);
        problems = [.. diagnostics.Concat(compilation.GetDiagnostics()).Where(found => found.Severity >= DiagnosticSeverity.Warning)];
        return (CSharpCompilation)compilation;
    }

    public static IReadOnlyList<Diagnostic> ReportedByGenerator(CSharpCompilation project) => Driver.RunGenerators(project).GetRunResult().Diagnostics;
}
