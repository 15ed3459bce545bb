using Instrumentation.Analyzers.Builder;
using Instrumentation.Analyzers.Tests.Documentation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Instrumentation.Analyzers.Tests.Verification;

/// <summary>Runs every rule there is over code. A plain mark is SPAN101, any other rule is named: <c>{|SPAN111:…|}</c>.</summary>
internal sealed class AllRulesTest : CSharpAnalyzerTest<SpanWithoutEndAnalyzer, DefaultVerifier>
{
    private AllRulesTest(string code, bool referenceRuntime)
    {
        TestCode = code;
        CompilationSettings.Apply(this, referenceRuntime);
    }

    public static Task Check(string code, bool referenceRuntime = true) => new AllRulesTest(code, referenceRuntime).RunAsync();

    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => RuleCatalog.Analyzers;

    protected override DiagnosticDescriptor GetDefaultDiagnostic(DiagnosticAnalyzer[] analyzers) => SpanWithoutEndAnalyzer.Rule;

    protected override ParseOptions CreateParseOptions() => CompilationSettings.ParseOptions;

    protected override CompilationOptions CreateCompilationOptions() => CompilationSettings.Options;
}
