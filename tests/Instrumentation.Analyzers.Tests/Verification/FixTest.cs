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
    /// <summary>The group of the class in the test, when its methods are static.</summary>
    private const string UnreadParameter = "CS9113";

    private FixTest(string code, string fixedCode)
    {
        TestCode = code;
        FixedCode = fixedCode;
        CompilationSettings.Apply(this);
    }

    public static Task Check(string code, string fixedCode) => new FixTest<TAnalyzer, TFix>(code, fixedCode).RunAsync();

    /// <summary>With further files beside the code, among them configuration files of the analyzers.</summary>
    public static Task Check(string code, string fixedCode, IReadOnlyDictionary<string, string> files)
    {
        var test = new FixTest<TAnalyzer, TFix>(code, fixedCode);
        CompilationSettings.AddFiles(test.TestState, files);
        CompilationSettings.AddFiles(test.FixedState, files.Where(file => file.Key.EndsWith(".cs", StringComparison.Ordinal)).ToDictionary());
        return test.RunAsync();
    }

    /// <summary>
    /// For <c>[Span]</c> methods. The fix is applied without the generator, whose diagnostics would stand beside the rule's; the result is then compiled
    /// with it, and has to be free of warnings.
    /// </summary>
    /// <param name="code">The code, with marks.</param>
    /// <param name="fixedCode">What it becomes.</param>
    /// <param name="implicitUsings">False for a project that has none of the package's namespaces imported.</param>
    /// <param name="action">Which of the actions is taken, where there are several.</param>
    public static async Task CheckAnnotation(string code, string fixedCode, bool implicitUsings = true, int action = 0)
    {
        var test = new FixTest<TAnalyzer, TFix>(code, fixedCode) { CompilerDiagnostics = CompilerDiagnostics.None, CodeActionIndex = action };
        if (action > 0)
        {
            test.CodeActionEquivalenceKey = typeof(TFix).Name + "Alternative";
        }

        var usings = implicitUsings ? UserProject.ImplicitUsings : "global using System;";
        test.TestState.Sources.Add(usings);
        test.FixedState.Sources.Add(usings);
        await test.RunAsync();
        _ = UserProject.CompileWithGenerator(fixedCode, out var problems);
        Assert.All(problems, problem => Assert.Equal(UnreadParameter, problem.Id));
    }

    /// <summary>For <c>[Span]</c> methods that the fix must not be offered for.</summary>
    public static Task CheckNotOffered(string code)
    {
        var test = new FixTest<TAnalyzer, TFix>(code, code) { CompilerDiagnostics = CompilerDiagnostics.None, NumberOfIncrementalIterations = 0, NumberOfFixAllIterations = 0 };
        test.TestState.Sources.Add(UserProject.ImplicitUsings);
        test.FixedState.Sources.Add(UserProject.ImplicitUsings);
        return test.RunAsync();
    }

    protected override ParseOptions CreateParseOptions() => CompilationSettings.ParseOptions;

    protected override CompilationOptions CreateCompilationOptions() => CompilationSettings.Options;
}
