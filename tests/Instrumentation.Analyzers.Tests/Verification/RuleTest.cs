using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Instrumentation.Analyzers.Tests.Verification;

/// <summary>Compiles code and compares what the rule reports with the marks in it: <c>[|…|]</c>.</summary>
internal sealed class RuleTest<TAnalyzer> : CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    private RuleTest(string code, bool referenceRuntime, params ReadOnlySpan<DiagnosticResult> expected)
    {
        TestCode = code;
        ExpectedDiagnostics.AddRange(expected.ToArray());
        CompilationSettings.Apply(this, referenceRuntime);
    }

    public static Task Check(string code, bool referenceRuntime = true) => new RuleTest<TAnalyzer>(code, referenceRuntime).RunAsync();

    /// <summary>Compares messages and additional locations as well: <c>{|#0:…|}</c>.</summary>
    public static Task Check(string code, DiagnosticResult expected) => new RuleTest<TAnalyzer>(code, referenceRuntime: true, expected).RunAsync();

    /// <summary>Several files, among them configuration files of the analyzers, by their paths from the root of the project.</summary>
    public static Task CheckFiles(IReadOnlyDictionary<string, string> files, params ReadOnlySpan<DiagnosticResult> withoutPlace)
    {
        var test = new RuleTest<TAnalyzer>("", referenceRuntime: true, withoutPlace);
        test.TestState.Sources.Clear();
        CompilationSettings.AddFiles(test.TestState, files);
        return test.RunAsync();
    }

    /// <summary>A program with top-level statements.</summary>
    public static Task CheckProgram(string code)
    {
        var test = new RuleTest<TAnalyzer>(code, referenceRuntime: true);
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    /// <summary>Code with <c>[Span]</c> methods whose implementing parts are missing: no generator runs.</summary>
    public static Task CheckAnnotation(string code)
    {
        var test = new RuleTest<TAnalyzer>(code, referenceRuntime: true) { CompilerDiagnostics = CompilerDiagnostics.None };
        test.TestState.Sources.Add(UserProject.ImplicitUsings);
        return test.RunAsync();
    }

    protected override ParseOptions CreateParseOptions() => CompilationSettings.ParseOptions;

    protected override CompilationOptions CreateCompilationOptions() => CompilationSettings.Options;
}
