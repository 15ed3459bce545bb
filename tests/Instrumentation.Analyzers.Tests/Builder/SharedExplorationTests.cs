using System.Collections.Concurrent;
using Instrumentation.Analyzers.Flow;
using Instrumentation.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Tests.Builder;

public class SharedExplorationTests
{
    [Fact]
    public async Task The_paths_of_a_builder_are_followed_once_for_all_rules()
    {
        var compilation = UserProject.Compile(Job.Method(
            """
            var one = Span.Builder(typeof(Job), "one");
            Action run = () => _group.AddSpan(Span.Builder(typeof(Job), "two"));
            _group.AddSpan(one);
            """));
        Recorder first = new("T1"), second = new("T2");

        await compilation.WithAnalyzers([first, second]).GetAnalyzerDiagnosticsAsync();

        Assert.Equal(2, first.Flows.Count);
        Assert.Equal(first.Flows.ToHashSet(ReferenceEqualityComparer.Instance), second.Flows.ToHashSet(ReferenceEqualityComparer.Instance));
    }

#pragma warning disable RS1001, RS1036 // Not an analyzer that anybody loads.
    private sealed class Recorder(string id) : BuilderAnalyzer(new DiagnosticDescriptor(id, id, id, id, DiagnosticSeverity.Warning, isEnabledByDefault: true))
    {
        public ConcurrentBag<object> Flows { get; } = [];

        private protected override void Report(FlowResult flow, Action<Diagnostic> report) => Flows.Add(flow);
    }
}
