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
using Microsoft.CodeAnalysis.Text;

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
        var assembly = await Convert(code);
        var reporter = new InMemoryTraceReporter();
        await using var registry = TraceRegistry.Create(reporter);
        var function = (RichMapFunction<int, int>)Activator.CreateInstance(assembly.GetType("Doubled")!)!;
        function.RuntimeContext = registry.CreateRuntimeContext(new JobInfo("id", "job"), new TaskInfo("task"));

        Assert.Equal(6, function.Map(3));

        Assert.Equal(["double 2", "double 3"], reporter.Spans.Select(span => span.Name));
        Assert.Equal([2L, 3L], reporter.Spans.Select(span => span.Attributes["value"]));
    }

    /// <summary>Fixes all diagnostics of the project as <c>dotnet format analyzers</c> does, compiles with the generator, and loads the result.</summary>
    private static async Task<Assembly> Convert(string code)
    {
        using var workspace = new AdhocWorkspace();
        var compilation = UserProject.Compile(code);
        var project = workspace.AddProject("UserProject", LanguageNames.CSharp)
            .WithParseOptions(CompilationSettings.ParseOptions)
            .WithCompilationOptions(CompilationSettings.Options)
            .WithMetadataReferences(compilation.References);
        project = project.AddDocument("Usings.cs", SourceText.From(UserProject.ImplicitUsings)).Project;
        var document = project.AddDocument("Code.cs", SourceText.From(code));

        var analyzer = RuleCatalog.AnalyzerOf(RuleIdentifiers.MethodNotPartial);
        var reported = await (await document.Project.GetCompilationAsync())!.WithAnalyzers([analyzer]).GetAnalyzerDiagnosticsAsync();
        var fix = RuleCatalog.Fixes.Single(fix => fix.FixableDiagnosticIds.Contains(RuleIdentifiers.MethodNotPartial));
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
