using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace Instrumentation.Analyzers.Tests.Verification;

/// <summary>Asks a refactoring for what it offers where the mark is, <c>[|…|]</c>, applies it, and compares. Every result has to compile with the generator, without warnings.</summary>
internal static class RefactoringTest<TRefactoring>
    where TRefactoring : CodeRefactoringProvider, new()
{
    /// <summary>The group of the class in the test, when its methods are static; and what a method without the hand-written code no longer needs.</summary>
    private static readonly string[] Expected = ["CS9113", "CS0414", "CS0169"];

    public static async Task Check(string code, string changedCode, string globalUsings = UserProject.ImplicitUsings)
    {
        var changed = await Apply(code, globalUsings);

        Assert.Equal(changedCode, changed, ignoreLineEndingDifferences: false);
        _ = UserProject.CompileWithGenerator(changedCode, out var problems);
        Assert.All(problems, problem => Assert.True(Expected.Contains(problem.Id), problem.ToString()));
    }

    public static async Task CheckNotOffered(string code, bool referenceRuntime = true) =>
        Assert.Null(await Find(Document(code, UserProject.ImplicitUsings, referenceRuntime, out var cursor), cursor));

    /// <summary>The code after the refactoring.</summary>
    public static async Task<string> Apply(string code, string globalUsings = UserProject.ImplicitUsings)
    {
        var document = Document(code, globalUsings, referenceRuntime: true, out var cursor);
        var action = await Find(document, cursor);
        Assert.True(action is not null, "Nothing is offered.");
        var operation = Assert.IsType<ApplyChangesOperation>(Assert.Single(await action.GetOperationsAsync(CancellationToken.None)));
        return (await operation.ChangedSolution.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }

    private static async Task<CodeAction?> Find(Document document, TextSpan cursor)
    {
        var found = new List<CodeAction>();
        await new TRefactoring().ComputeRefactoringsAsync(new CodeRefactoringContext(document, cursor, found.Add, CancellationToken.None));
        return found.SingleOrDefault();
    }

    private static Document Document(string code, string globalUsings, bool referenceRuntime, out TextSpan cursor)
    {
        TestFileMarkupParser.GetSpan(code, out var text, out cursor);
        MetadataReference[] references = [.. Net100.References.All, .. referenceRuntime ? [CompilationSettings.Runtime] : Array.Empty<MetadataReference>()];
        return new AdhocWorkspace().AddProject("UserProject", LanguageNames.CSharp)
            .WithParseOptions(CompilationSettings.ParseOptions)
            .WithCompilationOptions(CompilationSettings.Options)
            .WithMetadataReferences(references)
            .AddDocument("Usings.cs", globalUsings).Project
            .AddDocument("Code.cs", text);
    }
}
