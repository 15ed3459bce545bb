using System.Collections.Immutable;
using Instrumentation.Analyzers.Annotation;
using Instrumentation.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Tests.Annotation;

public class StaticCoreSuppressorTests
{
    [Fact]
    public async Task A_Core_is_not_advised_to_be_static_where_its_member_is_not()
    {
        var compilation = UserProject.CompileWithGenerator(
            """
            public partial class Job(MetricGroup group) : IComparable<int>
            {
                [Span] public partial int Run(int value);
                private int RunCore(int value) => value;

                [Span(Implements = nameof(CompareTo))] private int Compare(int other) => other;

                private int Other(int value) => value;

                public MetricGroup Group => group;
            }
            """,
            out var problems);
        Assert.Empty(problems);

        var reported = await compilation
            .WithAnalyzers([new CanBeStatic(), new StaticCoreSuppressor()], new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, true, false, reportSuppressedDiagnostics: true))
            .GetAnalyzerDiagnosticsAsync();

        Assert.Equal(
            [("Compare", true), ("Other", false), ("RunCore", true)],
            reported.Select(found => (found.GetMessage(), found.IsSuppressed)).Order());
        Assert.Equal(("SPANS01", "CA1822"), (StaticCoreSuppressor.Suppression.Id, StaticCoreSuppressor.Suppression.SuppressedDiagnosticId));
    }

    /// <summary>Stands for the SDK's rule, which looks for what a method uses: advises every private method of this class.</summary>
#pragma warning disable RS1001, RS1029, RS2008 // Not an analyzer that is shipped.
    private sealed class CanBeStatic : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor Rule = new("CA1822", "Mark members as static", "{0}", "Performance", DiagnosticSeverity.Info, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSymbolAction(
                symbol =>
                {
                    if (symbol.Symbol is IMethodSymbol { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Private } method)
                    {
                        symbol.ReportDiagnostic(Diagnostic.Create(Rule, method.Locations[0], method.Name));
                    }
                },
                SymbolKind.Method);
        }
    }
}
