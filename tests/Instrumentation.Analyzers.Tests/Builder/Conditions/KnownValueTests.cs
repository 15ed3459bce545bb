using Instrumentation.Analyzers.Builder;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Builder.Conditions;

/// <summary>A variable remembers whether the start is set. SPAN101 knows its value on each path, and with it the outcome of a condition.</summary>
public class KnownValueTests
{
    [Theory]
    [InlineData("var state = 1", "state = 2", "state == 2")]
    [InlineData("var state = 1", "state = 2", "2 == state")]
    [InlineData("var state = 1", "state = 2", "state != 1")]
    [InlineData("var state = 1", "state = 2", "state > 1")]
    [InlineData("var state = 1", "state = 2", "state >= 2")]
    [InlineData("var state = 1", "state = 2", "1 < state")]
    [InlineData("var state = 1", "state = 2", "2 <= state")]
    [InlineData("var state = 1", "state = 2", "!(state < 2)")]
    [InlineData("var state = 1", "state = 2", "!(state <= 1)")]
    [InlineData("var state = 1", "state = 2", "state is 2")]
    [InlineData("var state = 1", "state = 2", "state is not 1")]
    [InlineData("var state = 1L", "state = 2", "state is 2")]
    [InlineData("var state = 1.5", "state = 2.5", "state > 2")]
    [InlineData("var state = 'a'", "state = 'b'", "state >= 'b'")]
    [InlineData("var state = 'a'", "state = 'b'", "state == 'b'")]
    [InlineData("var state = \"a\"", "state = \"b\"", "state == \"b\"")]
    [InlineData("var state = \"a\"", "state = \"b\"", "state != \"a\"")]
    [InlineData("var state = \"a\"", "state = \"b\"", "state is \"b\"")]
    [InlineData("var state = Color.Red", "state = Color.Green", "state == Color.Green")]
    [InlineData("var state = false", "state = true", "state")]
    [InlineData("var state = true", "state = false", "!state")]
    [InlineData("var state = true", "state = false", "state == false")]
    [InlineData("var state = true", "state = false", "state != true")]
    [InlineData("string? state = null", "state = \"a\"", "state != null")]
    [InlineData("string? state = null", "state = \"a\"", "null != state")]
    [InlineData("string? state = null", "state = \"a\"", "state is not null")]
    [InlineData("string? state = null", "state = \"a\"", "!(state == null)")]
    [InlineData("string? state = null", "state = \"a\"", "!(state is null)")]
    [InlineData("string? state = default", "state = \"a\"", "state is not null")]
    [InlineData("object? state = null", "state = new object()", "state != null")]
    [InlineData("object? state = null", "state = new int[1]", "state is not null")]
    [InlineData("Action? state = null", "state = Work", "state is not null")]
    [InlineData("Job? state = null", "state = this", "state is not null")]
    [InlineData("Exception? state = null", "try { Work(); } catch (IOException e) { state = e; } state ??= new IOException()", "state is not null")]
    [InlineData("string? state = null", "state = \"a\"", "state is { }")]
    [InlineData("string? state = null", "state = \"a\"", "state is { } text")]
    [InlineData("int? state = null", "state = order.Rows", "state is { }")]
    [InlineData("int? state = null", "state = order.Rows", "state != null")]
    [InlineData("int? state = null", "state = 1", "state.HasValue")]
    [InlineData("int? state = null", "state = order.Rows", "state is not null")]
    [InlineData("int? state = default", "state = order.Rows", "state is not null")]
    [InlineData("DateTime? state = null", "state = DateTime.UtcNow", "state.HasValue")]
    [InlineData("SpanBuilder? state = null", "state = span", "state != null")]
    [InlineData("SpanBuilder? state = null", "state = span", "state is { }")]
    [InlineData("SpanBuilder? state = null", "state = span", "state is SpanBuilder")]
    [InlineData("SpanBuilder? state = null", "state = span", "state is SpanBuilder same")]
    [InlineData("SpanBuilder? state = null", "state = span", "state is { } same")]
    [InlineData("SpanBuilder? state = null", "state = Span.Builder(typeof(Job), \"other\")", "state is not null")]
    public Task A_condition_that_is_true_after_the_start(string before, string with, string then) => RuleTest<SpanWithoutEndAnalyzer>.Check(Code(before, with, then, "span"));

    [Theory]
    [InlineData(">")]
    [InlineData(">=")]
    [InlineData("<")]
    [InlineData("<=")]
    public Task Null_is_neither_more_nor_less_than_a_number(string comparison) => Paths<SpanWithoutEndAnalyzer>.Silent(
        $"int? rows = failed ? order.Rows : null; var span = Span.Builder(typeof(Job), \"n\"); if (rows {comparison} 3) span.SetStartTsMillis(1); if (rows != null) span.SetEndTsMillis(2); _group.AddSpan(span);");

    [Theory]
    [InlineData("var state = 1", "state = 2", "state == 3")]
    [InlineData("var state = 1", "state = 2", "state > 2")]
    [InlineData("var state = 1", "state = 2", "state >= 3")]
    [InlineData("var state = 1", "state = 2", "state < 2")]
    [InlineData("var state = 1", "state = 2", "state <= 1")]
    [InlineData("var state = 1", "state = 2", "state != 2")]
    [InlineData("var state = 1", "state = 2", "state is 1")]
    [InlineData("var state = 1", "state = 2", "state is not 2")]
    [InlineData("var state = 1.5", "state = 2.5", "state > 3")]
    [InlineData("var state = 'a'", "state = 'b'", "state < 'b'")]
    [InlineData("var state = \"a\"", "state = \"b\"", "state == \"a\"")]
    [InlineData("var state = \"a\"", "state = \"b\"", "state is null")]
    [InlineData("var state = false", "state = true", "!state")]
    [InlineData("var state = false", "state = true", "state == false")]
    [InlineData("string? state = null", "state = \"a\"", "state == null")]
    [InlineData("string? state = null", "state = \"a\"", "state is null")]
    [InlineData("string? state = \"a\"", "state = null", "state is not null")]
    [InlineData("string? state = \"a\"", "state = null", "state is { }")]
    [InlineData("string? state = \"a\"", "state = null", "state is \"a\"")]
    [InlineData("object? state = \"a\"", "state = null", "state is string")]
    [InlineData("object? state = \"a\"", "state = null", "state is string text")]
    [InlineData("int? state = null", "state = order.Rows", "state is null")]
    [InlineData("int? state = null", "state = order.Rows", "!state.HasValue")]
    [InlineData("int? state = 1", "state = null", "state.HasValue")]
    [InlineData("SpanBuilder? state = null", "state = span", "state is null")]
    [InlineData("SpanBuilder? state = null", "state = span", "state is not { }")]
    public Task A_condition_that_is_false_after_the_start(string before, string with, string then) =>
        RuleTest<SpanWithoutEndAnalyzer>.Check(Code(before, with, then, "[|span|]"));

    [Theory]
    [InlineData("state++")]
    [InlineData("state += kind")]
    [InlineData("(state, kind) = (kind, 1)")]
    [InlineData("int.TryParse(order.Id, out state)")]
    [InlineData("Interlocked.Increment(ref state)")]
    public Task A_variable_that_is_changed_may_have_any_value(string change) => RuleTest<SpanWithoutEndAnalyzer>.Check(Job.Method(
        $$"""
        var span = Span.Builder(typeof(Job), "n").SetStartTsMillis(1);
        var state = 1;
        {{change}};
        if (state == 1) { return 1; }
        _group.AddSpan([|span|]);
        """));

    private static string Code(string before, string with, string then, string report) => Job.Method(
        $$"""
        var span = Span.Builder(typeof(Job), "n");
        {{before}};
        if (kind > 3) { span.SetStartTsMillis(1); {{with}}; }
        Work();
        if ({{then}}) { span.SetEndTsMillis(2); }
        _group.AddSpan({{report}});
        """);
}
