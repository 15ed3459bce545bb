using System.Reflection;
using Basic.Reference.Assemblies;
using Instrumentation.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Benchmarks.Generators;

/// <summary>A project of many files with an annotated method each, and one file without, beside the generator that writes the methods.</summary>
internal sealed class AnnotatedProject
{
    private const string Plain = "public static class Unrelated { public static int Value => 0; }";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private static readonly IReadOnlyList<MetadataReference> References =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(Traces.Span).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(ILogger).Assembly.Location),
    ];

    private readonly SyntaxTree[] _trees;
    private readonly SyntaxTree _plainEdited;
    private readonly SyntaxTree _annotatedEdited;
    private readonly GeneratorDriver _newDriver;
    private readonly GeneratorDriver _warmDriver;
    private readonly CSharpCompilation _compilation;

    private AnnotatedProject(int files, Func<int, string> source, IIncrementalGenerator generator)
    {
        _trees = [Parse(Plain), .. Enumerable.Range(0, files).Select(file => Parse(source(file)))];
        _plainEdited = Parse(Plain.Replace("=> 0", "=> 1", StringComparison.Ordinal));
        _annotatedEdited = Parse(source(0).Replace("amount", "quantity", StringComparison.Ordinal));
        _newDriver = CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], parseOptions: ParseOptions);
        _compilation = Compile();
        _warmDriver = _newDriver.RunGenerators(_compilation);
        var generated = _warmDriver.GetRunResult();
        if (generated.Diagnostics.Length > 0 || generated.GeneratedTrees.Sum(tree => CountOf("partial void", tree)) < files)
        {
            throw new InvalidOperationException($"{generator.GetType().Name} did not write every method: {string.Join(Environment.NewLine, generated.Diagnostics)}");
        }
    }

    /// <summary>Methods with <c>[Span]</c>, a value in the name and one in an attribute.</summary>
    public static AnnotatedProject OfSpans(int files) => new(files, SpanSource, new SpanGenerator());

    /// <summary>Methods with <c>[LoggerMessage]</c> and two values, and the generator of Microsoft.Extensions.Logging.</summary>
    public static AnnotatedProject OfLoggerMessages(int files)
    {
        var assembly = Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "Microsoft.Extensions.Logging.Generators.dll"));
        var generator = assembly.GetTypes().Single(type => !type.IsAbstract && type.IsAssignableTo(typeof(IIncrementalGenerator)));
        return new AnnotatedProject(files, LoggerMessageSource, (IIncrementalGenerator)Activator.CreateInstance(generator)!);
    }

    /// <summary>The run of a build: nothing is known yet.</summary>
    public GeneratorDriver RunFirst() => _newDriver.RunGenerators(Compile());

    /// <summary>A keystroke in the file without an annotated method.</summary>
    public GeneratorDriver EditPlainFile() => _warmDriver.RunGenerators(_compilation.ReplaceSyntaxTree(_trees[0], _plainEdited));

    /// <summary>A keystroke that changes one of the annotated methods.</summary>
    public GeneratorDriver EditAnnotatedFile() => _warmDriver.RunGenerators(_compilation.ReplaceSyntaxTree(_trees[1], _annotatedEdited));

    private static string SpanSource(int file) => $$"""
        using Instrumentation.Metrics;
        using Instrumentation.Traces;

        namespace Acme.Jobs;

        public sealed partial class Job{{file}}(MetricGroup metrics)
        {
            [Span("book {amount} of {{file}}")]
            public partial void Book(int amount, [SpanTag("customer.id")] string customer);

            private void BookCore(int amount, string customer) => System.Console.WriteLine(customer);
        }
        """;

    private static string LoggerMessageSource(int file) => $$"""
        using Microsoft.Extensions.Logging;

        namespace Acme.Jobs;

        public sealed partial class Job{{file}}(ILogger logger)
        {
            [LoggerMessage(EventId = {{file}}, Level = LogLevel.Information, Message = "book {amount} of {customer}")]
            public partial void Book(int amount, string customer);
        }
        """;

    private static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, ParseOptions);

    private static int CountOf(string text, SyntaxTree tree) => tree.ToString().Split(text).Length - 1;

    // A new compilation each time: one that was used has bound its symbols already.
    private CSharpCompilation Compile() => CSharpCompilation.Create(
        "Project", _trees, References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
}
