using System.Reflection;
using Instrumentation.Analyzers.Tests.Documentation;
using Instrumentation.Analyzers.Tests.Verification;
using Instrumentation.Functions;
using Instrumentation.Reporters;
using Instrumentation.Runtime;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Tests.Annotation;

public class ConvertedCodeTests
{
    [Fact]
    public async Task A_class_converted_by_SPAN001_does_the_same_and_reports_its_calls()
    {
        const string code = """
            public class Doubled : RichMapFunction<int, int>
            {
                private int _calls;

                [Span("double {value}")]
                public override int Map([SpanTag] int value)
                {
                    _calls++;
                    return value > 2 ? Map(value - 1) + 2 : value * 2 + _calls - _calls;
                }
            }
            """;
        var assembly = await Fix(code, RuleIdentifiers.MethodNotPartial);
        var reporter = new InMemoryTraceReporter();
        await using var registry = TraceRegistry.Create(reporter);
        var function = (RichMapFunction<int, int>)Activator.CreateInstance(assembly.GetType("Doubled")!)!;
        function.RuntimeContext = registry.CreateRuntimeContext(new JobInfo("id", "job"), new TaskInfo("task"));

        Assert.Equal(6, function.Map(3));

        Assert.Equal(["double 2", "double 3"], reporter.Spans.Select(span => span.Name));
        Assert.Equal([2L, 3L], reporter.Spans.Select(span => span.Attributes["value"]));
    }

    [Fact]
    public async Task The_implementing_part_that_the_generator_has_written_already_does_not_stand_in_the_way_of_SPAN003()
    {
        var assembly = await Fix(
            """
            public partial class Doubled : RichMapFunction<int, int>
            {
                [Span]
                public override partial int Map(int value);
            }
            """,
            RuleIdentifiers.CoreMissing);

        Assert.NotNull(assembly.GetType("Doubled")!.GetMethod("MapCore", BindingFlags.Instance | BindingFlags.NonPublic));
    }

    /// <summary>Applies the fix in a workspace that has what the generator writes, as an IDE has, compiles with the generator, and loads the result.</summary>
    private static async Task<Assembly> Fix(string code, string id)
    {
        using var workspace = new AdhocWorkspace();
        var compilation = UserProject.CompileWithGenerator(code, out _);
        var project = workspace.AddProject("UserProject", LanguageNames.CSharp)
            .WithParseOptions(CompilationSettings.ParseOptions)
            .WithCompilationOptions(CompilationSettings.Options)
            .WithMetadataReferences(compilation.References);
        foreach (var tree in compilation.SyntaxTrees)
        {
            project = project.AddDocument($"{project.DocumentIds.Count}.cs", await tree.GetTextAsync()).Project;
        }

        var document = project.Documents.ElementAt(1);
        var reported = await (await project.GetCompilationAsync())!.WithAnalyzers([RuleCatalog.AnalyzerOf(id)]).GetAnalyzerDiagnosticsAsync();
        var fix = RuleCatalog.Fixes.Single(fix => fix.FixableDiagnosticIds.Contains(id));
        CodeAction? action = null;
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, Assert.Single(reported), (registered, _) => action = registered, CancellationToken.None));
        var operation = Assert.IsType<ApplyChangesOperation>(Assert.Single(await action!.GetOperationsAsync(CancellationToken.None)));
        var fixedText = await operation.ChangedSolution.GetDocument(document.Id)!.GetTextAsync();

        using var image = new MemoryStream();
        Assert.True(UserProject.CompileWithGenerator(fixedText.ToString(), out var problems).Emit(image).Success);
        Assert.Empty(problems);
        return Assembly.Load(image.ToArray());
    }
}
