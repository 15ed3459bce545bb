using Instrumentation.Analyzers.Annotation.Names;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Annotation.Names;

public class HighCardinalityNameTests
{
    [Theory]
    [InlineData("[Span(\"run {kind}\")] public partial int Run(DayOfWeek kind);")]
    [InlineData("[Span(\"run {partition}\")] public partial int Run(int partition);")]
    [InlineData("[Span(\"run {id.Year}\")] public partial int Run(DateTime id);")]
    [InlineData("[Span(\"run {day:yyyy-MM-dd}\")] public partial int Run(DateTime day);")]
    [InlineData("[Span(\"run {day:d}\")] public partial int Run(DateTimeOffset day);")]
    [InlineData("[Span(\"run {took}\")] public partial int Run(TimeSpan took);")]
    [InlineData("[Span(\"run\")] public partial int Run([SpanTag] Guid id);")]
    [InlineData("[Span(\"run {{id}}\")] public partial int Run(Guid id);")]
    [InlineData("[Span(\"run {paid}\")] public partial int Run(int paid);")]
    public Task Silent(string members) => Check(members);

    [Theory]
    [InlineData("[Span(\"run {[|id|]}\")] public partial int Run(int id);")]
    [InlineData("[Span(\"run {[|order|]}\")] public partial int Run(Guid order);")]
    [InlineData("[Span(\"run {[|order|]}\")] public partial int Run(Guid? order);")]
    [InlineData("[Span(\"run {[|at|]}\")] public partial int Run(DateTime at);")]
    [InlineData("[Span(\"run {[|at:HH:mm|]}\")] public partial int Run(DateTimeOffset at);")]
    [InlineData("[Span(\"run {[|at:o|]}\")] public partial int Run(DateTime at);")]
    [InlineData("[Span(\"run {[|order.CustomerId:D6|]}\")] public partial int Run(Order order);")]
    [InlineData("[Span(\"run {[|this.OwnId|]}\")] public partial int Run();")]
    [InlineData("[Span(\"run {[|return.CustomerId|]}\")] public partial Order Run();")]
    [InlineData("private const string Name = \"run {id}\"; [Span(Name)] public partial int [|Run|](long? id);")]
    public Task Reported(string members) => Check(members);

    private static Task Check(string members) => RuleTest<HighCardinalityNameAnalyzer>.CheckAnnotation(
        $$"""
        public record Order(long CustomerId);

        public partial class Job(MetricGroup group)
        {
            private int OwnId => 1;

            {{members}}
        }
        """);
}
