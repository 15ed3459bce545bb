using Basic.Reference.Assemblies;
using Instrumentation.Traces;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;

namespace Instrumentation.Analyzers.Tests.Verification;

/// <summary>How the code under test is compiled: as a user's project on the newest framework, without network.</summary>
internal static class CompilationSettings
{
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14);

    public static readonly CSharpCompilationOptions Options =
        new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);

    public static readonly MetadataReference Runtime = MetadataReference.CreateFromFile(typeof(Span).Assembly.Location);

    public static void Apply<TVerifier>(AnalyzerTest<TVerifier> test, bool referenceRuntime = true)
        where TVerifier : IVerifier, new()
    {
        test.ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        test.TestState.AdditionalReferences.AddRange(Net100.References.All);
        if (referenceRuntime)
        {
            test.TestState.AdditionalReferences.Add(Runtime);
        }
    }

    /// <summary>Adds source and configuration files, by their paths from the root of the project.</summary>
    public static void AddFiles(SolutionState state, IReadOnlyDictionary<string, string> files)
    {
        foreach (var (path, text) in files)
        {
            (path.EndsWith("config", StringComparison.Ordinal) ? state.AnalyzerConfigFiles : state.Sources).Add(("/" + path, text));
        }
    }
}
