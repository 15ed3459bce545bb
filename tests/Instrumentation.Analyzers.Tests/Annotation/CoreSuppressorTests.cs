using System.Collections.Immutable;
using Instrumentation.Analyzers.Annotation;
using Instrumentation.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Tests.Annotation;

public class CoreSuppressorTests
{
    [Theory]
    [InlineData("CA1822", "SPANS01", true)]
    [InlineData("CA1068", "SPANS02", false)]
    public async Task A_Core_gets_no_advice_that_its_signature_cannot_follow_and_a_method_with_a_span_none_to_be_static(string advice, string suppression, bool isForMethod)
    {
        var compilation = UserProject.Compile(
            """
            public partial class Job(MetricGroup group) : IComparable<int>
            {
                [Span] public partial int Run(int value);
                private int RunCore(int value) => value;

                [Span(Implements = nameof(CompareTo))] private int Compare(int other) => other;

                [Span] private int NotConvertedYet(int value) => value;

                private int Other(int value) => value;

                public MetricGroup Group => group;
            }
            """);

        var reported = await compilation
            .WithAnalyzers([new Advice(advice), new CoreSuppressor()], new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, true, false, reportSuppressedDiagnostics: true))
            .GetAnalyzerDiagnosticsAsync();

        Assert.Equal(
            [("Compare", true), ("NotConvertedYet", isForMethod), ("Other", false), ("RunCore", true)],
            reported.Select(found => (found.GetMessage(), found.IsSuppressed)).Order());
        Assert.Contains(CoreSuppressor.Suppressions, known => (known.Id, known.SuppressedDiagnosticId) == (suppression, advice));
    }

    /// <summary>Stands for a rule of the SDK, which would look closer: advises every private method.</summary>
#pragma warning disable RS1001, RS1017, RS1029, RS2008 // Not an analyzer that is shipped.
    private sealed class Advice(string id) : DiagnosticAnalyzer
    {
        private readonly DiagnosticDescriptor _rule = new(id, "Advice", "{0}", "Design", DiagnosticSeverity.Info, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [_rule];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSymbolAction(
                symbol =>
                {
                    if (symbol.Symbol is IMethodSymbol { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Private } method)
                    {
                        symbol.ReportDiagnostic(Diagnostic.Create(_rule, method.Locations[0], method.Name));
                    }
                },
                SymbolKind.Method);
        }
    }
}
