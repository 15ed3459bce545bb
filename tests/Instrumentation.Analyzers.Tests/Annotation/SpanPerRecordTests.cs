using Instrumentation.Analyzers.Annotation;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Annotation;

public class SpanPerRecordTests
{
    [Theory]
    [InlineData("RichMapFunction<int, int>", "[Span(MinDurationMs = 5)] public override partial int Map(int value);")]
    [InlineData("RichFilterFunction<int>", "[Span(OnlyOnError = true)] public override partial bool Filter(int value);")]
    [InlineData("RichSinkFunction<int>", "[Span(Every = 100)] public override partial void Invoke(int value);")]
    [InlineData("RichSourceFunction<int>", "[Span] public override partial IAsyncEnumerable<int> Run(CancellationToken cancellationToken);")]
    [InlineData("RichMapFunction<int, int>", "[Span] public override partial void Open(OpenContext openContext); public override int Map(int value) => value;")]
    [InlineData("RichFunction", "[Span] public partial int Map(int value);")]
    [InlineData("RichMapFunction<int, int>", "[Span] public partial int Map(string value); public override int Map(int value) => value;")]
    [InlineData("RichMapFunction<int, int>", "public override int Map(int value) => value;")]
    public Task Silent(string type, string members) => Check(type, members);

    [Theory]
    [InlineData("RichMapFunction<int, int>", "[[|Span|]] public override partial int Map(int value);")]
    [InlineData("RichFlatMapFunction<int, int>", "[[|Span(\"split\")|]] public override partial void FlatMap(int value, ICollector<int> collector);")]
    [InlineData("RichFilterFunction<int>", "[[|Span(Leaf = true)|]] public override partial bool Filter(int value);")]
    [InlineData("RichReduceFunction<int>", "[[|Span(Every = 1)|]] public override partial int Reduce(int accumulated, int value);")]
    [InlineData("RichAsyncFunction<int, int>", "[[|Span|]] public override partial ValueTask<int> AsyncInvoke(int value, CancellationToken cancellationToken);")]
    [InlineData("RichSinkFunction<int>", "[[|Span(MinDurationMs = 0)|]] public override partial void Invoke(int value);")]
    [InlineData("RichMapFunction<int, int>", "[[|Span(Implements = nameof(Map))|]] private int MapCore(int value) => value;")]
    [InlineData("Base", "[[|Span|]] public override partial int Map(int value);")]
    public Task Reported(string type, string members) => Check(type, members);

    private static Task Check(string type, string members) => RuleTest<SpanPerRecordAnalyzer>.CheckAnnotation(
        $$"""
        public abstract class Base : RichMapFunction<int, int> { public override int Map(int value) => value; }

        public abstract partial class Job : {{type}} { {{members}} }
        """);
}
