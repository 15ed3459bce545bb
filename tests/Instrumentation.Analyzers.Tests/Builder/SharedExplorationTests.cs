using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
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

    [Fact]
    public async Task What_is_found_belongs_to_the_options_that_it_was_found_with()
    {
        var compilation = UserProject.Compile(Job.Method("var span = Started();"));
        Recorder listed = new("T1"), unlisted = new("T2");

        await Task.WhenAll(
            compilation.WithAnalyzers([listed], With("Job.Started")).GetAnalyzerDiagnosticsAsync(),
            compilation.WithAnalyzers([unlisted], With("Job.Other")).GetAnalyzerDiagnosticsAsync());

        Assert.Single(listed.Flows);
        Assert.Empty(unlisted.Flows);
    }

    [Fact]
    public async Task What_is_found_belongs_to_the_compilation_that_it_was_found_in()
    {
        var file = UserProject.Parse("using Instrumentation.Traces; class Job { void Run() { Helper.Builder(typeof(Job), \"n\"); Span.Builder(typeof(Job), \"n\"); } }");
        var one = UserProject.Compile("static class Helper { public static void Builder(Type scope, string name) { } }").AddSyntaxTrees(file);
        var two = UserProject.Compile("class Helper { public static SpanBuilder Builder(Type scope, string name) => Span.Builder(scope, name); }").AddSyntaxTrees(file);
        Recorder recorder = new("T1");

        await one.WithAnalyzers([recorder]).GetAnalyzerDiagnosticsAsync();
        Assert.Single(recorder.Flows);

        await two.WithAnalyzers([recorder]).GetAnalyzerDiagnosticsAsync();
        Assert.Equal(3, recorder.Flows.Distinct(ReferenceEqualityComparer.Instance).Count());
    }

    private static AnalyzerOptions With(string startMethods) => new([], new Options(startMethods));

    private sealed class Options(string startMethods) : AnalyzerConfigOptionsProvider
    {
        private readonly List _list = new(startMethods);

        public override AnalyzerConfigOptions GlobalOptions => _list;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _list;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _list;

        private sealed class List(string startMethods) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) =>
                (value = key == "instrumentation.start_methods" ? startMethods : null) is not null;
        }
    }

#pragma warning disable RS1001, RS1036 // Not an analyzer that anybody loads.
    private sealed class Recorder(string id) : BuilderAnalyzer(new DiagnosticDescriptor(id, id, id, id, DiagnosticSeverity.Warning, isEnabledByDefault: true))
    {
        public ConcurrentBag<object> Flows { get; } = [];

        private protected override void Report(FlowResult flow, Action<Diagnostic> report) => Flows.Add(flow);
    }
}
