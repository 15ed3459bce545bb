using Instrumentation.Analyzers.Builder;
using Instrumentation.Analyzers.Tests.Builder.Listed;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Builder;

/// <summary>However the method that makes a builder is written, and wherever it stands, the builder is followed.</summary>
public class WrittenNameTests
{
    [Theory]
    [InlineData("Func<Type, string, SpanBuilder> make = Span.Builder; make(typeof(Job), \"n\");")]
    [InlineData("Take(Span.@Builder(typeof(Job), \"n\"));")]
    [InlineData("_ = nameof(Span.Builder);")]
    [InlineData("Started(); // Builder")]
    public Task Silent(string body) => RuleTest<SpanNotReportedAnalyzer>.Check(Job.Method(body));

    [Theory]
    [InlineData("[|Span.@Builder(typeof(Job), \"n\")|];")]
    [InlineData("[|@Span.Builder(typeof(Job), \"n\")|];")]
    [InlineData("[|Span.\\u0042uilder(typeof(Job), \"n\")|];")]
    [InlineData("[|Span.Buil\\U00000064er(typeof(Job), \"n\")|];")]
    [InlineData("[|Span.Buil\u00ADder(typeof(Job), \"n\")|];")]
    [InlineData("[|Sp\\u0061n.Builder(typeof(Job), \"n\")|];")]
    [InlineData("[|global::Instrumentation.Traces.Span.Builder(typeof(Job), \"n\")|];")]
    [InlineData("[|Span\n    // who calls\n    . /* it */ Builder (typeof(Job), \"n\")|];")]
    [InlineData("var made = orders.Select(one => { [|Span.Builder(typeof(Job), one.Id)|].SetKind(ActivityKind.Server); return 1; });")]
    [InlineData("void Make() => [|Span.Builder(typeof(Job), \"n\")|].SetKind(ActivityKind.Server);")]
    [InlineData("[|Span.Builder(typeof(Job), \"n\")|]?.SetAttribute(\"a\", 1L);")]
    public Task Reported(string body) => RuleTest<SpanNotReportedAnalyzer>.Check(Job.Method(body));

    [Theory]
    [InlineData("using S = Instrumentation.Traces.Span;", "S.Builder")]
    [InlineData("using static Instrumentation.Traces.Span;", "Builder")]
    [InlineData("global using static Instrumentation.Traces.Span;", "Builder")]
    public Task Reported_by_another_name_of_the_type(string directive, string call) =>
        RuleTest<SpanNotReportedAnalyzer>.Check(directive + "\n" + Job.Method($"[|{call}(typeof(Job), \"n\")|];"));

    [Theory]
    [InlineData("public int Rows { get { [|Span.Builder(typeof(Job), \"n\")|]; return 1; } }")]
    [InlineData("public SpanBuilder Make() => Span.Builder(typeof(Job), \"n\"); public void Run() => [|Span.Builder(typeof(Job), \"n\")|].SetKind(ActivityKind.Server);")]
    [InlineData("private readonly Action _run = () => [|Span.Builder(typeof(Job), \"n\")|].SetKind(ActivityKind.Server);")]
    public Task Reported_in_other_members(string member) => RuleTest<SpanNotReportedAnalyzer>.Check(Job.Member(member));

    [Theory]
    [InlineData("_group.AddSpan([|Timed.@Start(typeof(Job), \"n\")|]);")]
    [InlineData("_group.AddSpan([|Timed.St\\u0061rt<Job>(\"n\")|]);")]
    [InlineData("_group.AddSpan([|Span.Builder(typeof(Job), \"n\")?.Begin()|]!);")]
    public Task A_listed_method_of_another_file_makes_a_builder(string body) => ListedJob.Check<SpanWithoutEndAnalyzer>(body);
}
