using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Instrumentation.Analyzers.Tests.Verification;

/// <summary>
/// Applies the fix one diagnostic at a time, then by fix-all over document, project and solution, and compares each result. Every result has to compile
/// and to be free of the rule.
/// </summary>
internal sealed class FixTest<TAnalyzer, TFix> : CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    private FixTest(string code, string fixedCode)
    {
        TestCode = code;
        FixedCode = fixedCode;
        CompilationSettings.Apply(this);
    }

    public static Task Check(string code, string fixedCode) => new FixTest<TAnalyzer, TFix>(code, fixedCode).RunAsync();

    protected override ParseOptions CreateParseOptions() => CompilationSettings.ParseOptions;

    protected override CompilationOptions CreateCompilationOptions() => CompilationSettings.Options;
}
