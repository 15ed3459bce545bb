using Instrumentation.Traces;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.Analyzers.Tests.Verification;

/// <summary>How the code under test is compiled: as a user's project on the newest framework, without network.</summary>
internal static partial class CompilationSettings
{
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14);

    public static readonly CSharpCompilationOptions Options =
        new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);

    public static readonly MetadataReference Runtime = MetadataReference.CreateFromFile(typeof(Span).Assembly.Location);
}
