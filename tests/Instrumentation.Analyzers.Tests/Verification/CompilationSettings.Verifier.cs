using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis.Testing;

namespace Instrumentation.Analyzers.Tests.Verification;

/// <content>For the library that verifies analyzers, fixes and refactorings.</content>
internal static partial class CompilationSettings
{
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
