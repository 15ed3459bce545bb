using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Benchmarks.Generators;

/// <summary>
/// What the generator costs while code is written, beside the LoggerMessage generator on as many of its methods, measured in one run: 1,000 annotated methods in as
/// many files. Each operation includes the binding of the symbols that a generator asks for.
/// </summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkDotNet.Configs.BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class GeneratorBenchmarks
{
    private const int Methods = 1000;

    private AnnotatedProject _spans = null!;
    private AnnotatedProject _loggerMessages = null!;

    [GlobalSetup]
    public void SetUp()
    {
        _spans = AnnotatedProject.OfSpans(Methods);
        _loggerMessages = AnnotatedProject.OfLoggerMessages(Methods);
    }

    [BenchmarkCategory("First run"), Benchmark(Baseline = true, Description = "LoggerMessage")]
    public GeneratorDriver FirstRunOfLoggerMessages() => _loggerMessages.RunFirst();

    [BenchmarkCategory("First run"), Benchmark(Description = "[Span]")]
    public GeneratorDriver FirstRunOfSpans() => _spans.RunFirst();

    [BenchmarkCategory("Unrelated edit"), Benchmark(Baseline = true, Description = "LoggerMessage")]
    public GeneratorDriver UnrelatedEditOfLoggerMessages() => _loggerMessages.EditPlainFile();

    [BenchmarkCategory("Unrelated edit"), Benchmark(Description = "[Span]")]
    public GeneratorDriver UnrelatedEditOfSpans() => _spans.EditPlainFile();

    [BenchmarkCategory("Edit of a method"), Benchmark(Baseline = true, Description = "LoggerMessage")]
    public GeneratorDriver EditOfLoggerMessages() => _loggerMessages.EditAnnotatedFile();

    [BenchmarkCategory("Edit of a method"), Benchmark(Description = "[Span]")]
    public GeneratorDriver EditOfSpans() => _spans.EditAnnotatedFile();
}
