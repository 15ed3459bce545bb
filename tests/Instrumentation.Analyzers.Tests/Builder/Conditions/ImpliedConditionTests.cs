using Instrumentation.Analyzers.Builder;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Builder.Conditions;

/// <summary>
/// The start is set under one condition, the end under another one about the same value. The span is whole exactly when the first condition implies the
/// second: SPAN101 is reported for a pair of which a value can be found that makes the first true and the second false.
/// </summary>
public class ImpliedConditionTests
{
    private const string Values =
        """
        int? maybe = new int?[] { order.Rows }[0];
        double took = order.Rows / 2.0;
        float share = order.Rows;
        decimal price = order.Rows;
        char grade = order.Id[0];
        string? id = traced ? order.Id : null;
        var next = order.Next;
        var access = (FileAccess)order.Rows;
        var day = (DayOfWeek)order.Rows;
        uint rows = (uint)order.Rows;
        sbyte tiny = (sbyte)order.Rows;
        byte small = (byte)order.Rows;
        short medium = (short)order.Rows;
        ushort size = (ushort)order.Rows;
        long large = order.Rows;
        ulong huge = (ulong)order.Rows;
        object? boxed = order.Next;
        var count = orders.Count;
        """;

    [Theory]
    [InlineData("kind > 3", "kind > 3")]
    [InlineData("kind > 3", "kind >= 3")]
    [InlineData("kind > 3", "kind >= 4")]
    [InlineData("kind > 3", "kind != 3")]
    [InlineData("kind > 3", "kind > 2")]
    [InlineData("kind >= 3", "kind > 2")]
    [InlineData("kind >= 4", "kind > 3")]
    [InlineData("kind < 3", "kind <= 3")]
    [InlineData("kind < 3", "kind <= 2")]
    [InlineData("kind < 3", "kind < 4")]
    [InlineData("kind < 3", "kind != 3")]
    [InlineData("kind < 3", "kind != 4")]
    [InlineData("kind <= 3", "kind < 4")]
    [InlineData("kind <= 3", "kind != 4")]
    [InlineData("kind == 3", "kind >= 3")]
    [InlineData("kind == 3", "kind <= 3")]
    [InlineData("kind == 3", "kind != 4")]
    [InlineData("kind == 3", "kind < 4")]
    [InlineData("kind == 3", "kind > 2")]
    [InlineData("3 < kind", "kind > 3")]
    [InlineData("3 > kind", "kind < 3")]
    [InlineData("3 <= kind", "kind >= 3")]
    [InlineData("3 >= kind", "kind <= 3")]
    [InlineData("3 == kind", "kind == 3")]
    [InlineData("3 != kind", "kind != 3")]
    [InlineData("kind is 3", "kind == 3")]
    [InlineData("kind is not 3", "kind != 3")]
    [InlineData("kind is > 3", "kind > 3")]
    [InlineData("kind is >= 3", "kind > 2")]
    [InlineData("kind is < 3", "kind <= 3")]
    [InlineData("kind is <= 3", "kind < 4")]
    [InlineData("!(kind > 3)", "kind <= 3")]
    [InlineData("!(kind > 3)", "kind < 4")]
    [InlineData("kind > order.Rows", "kind >= order.Rows")]
    [InlineData("rows > 3u", "rows >= 4u")]
    [InlineData("tiny is 3", "tiny > 2")]
    [InlineData("small is 3", "small > 2")]
    [InlineData("medium is 3", "medium > 2")]
    [InlineData("size is 3", "size > 2")]
    [InlineData("large is 3", "large > 2")]
    [InlineData("huge is 3", "huge > 2")]
    [InlineData("kind > count", "kind >= count")]
    [InlineData("-kind > 3", "-kind > 2")]
    public Task Whole_numbers(string first, string second) => Silent(first, second);

    [Theory]
    [InlineData("kind > 2", "kind > 3")]
    [InlineData("kind > 3", "kind > 4")]
    [InlineData("kind > 3", "kind >= 5")]
    [InlineData("kind > 3", "kind < 3")]
    [InlineData("kind > 3", "kind <= 3")]
    [InlineData("kind > 3", "kind == 4")]
    [InlineData("kind > 3", "kind != 4")]
    [InlineData("kind > 3", "kind < 9")]
    [InlineData("kind > 3", "kind != 9")]
    [InlineData("kind >= 3", "kind > 3")]
    [InlineData("kind >= 3", "kind != 3")]
    [InlineData("kind >= 3", "kind == 3")]
    [InlineData("kind < 3", "kind < 2")]
    [InlineData("kind < 3", "kind <= 1")]
    [InlineData("kind < 3", "kind == 2")]
    [InlineData("kind < 3", "kind > 1")]
    [InlineData("kind < 3", "kind != 2")]
    [InlineData("kind < 4", "kind < 3")]
    [InlineData("kind <= 3", "kind < 3")]
    [InlineData("kind <= 3", "kind != 3")]
    [InlineData("kind == 3", "kind != 3")]
    [InlineData("kind == 3", "kind == 4")]
    [InlineData("kind == 3", "kind > 3")]
    [InlineData("kind == 3", "kind < 3")]
    [InlineData("kind != 3", "kind > 3")]
    [InlineData("kind != 3", "kind < 3")]
    [InlineData("kind != 3", "kind == 4")]
    [InlineData("kind != 3", "kind != 4")]
    [InlineData("3 < kind", "kind > 4")]
    [InlineData("3 > kind", "kind < 2")]
    [InlineData("3 <= kind", "kind > 3")]
    [InlineData("3 >= kind", "kind < 3")]
    [InlineData("kind is 3", "kind is 4")]
    [InlineData("kind is not 3", "kind == 3")]
    [InlineData("kind is > 3", "kind is > 4")]
    [InlineData("!(kind > 3)", "kind < 3")]
    [InlineData("rows > 3u", "rows > 4u")]
    [InlineData("tiny is 3", "tiny > 3")]
    [InlineData("small is 3", "small > 3")]
    [InlineData("medium is 3", "medium > 3")]
    [InlineData("size is 3", "size > 3")]
    [InlineData("large is 3", "large > 3")]
    [InlineData("huge is 3", "huge > 3")]
    [InlineData("kind >= count", "kind > count")]
    [InlineData("-kind > 3", "-kind > 4")]
    public Task Whole_numbers_with_a_gap(string first, string second) => Reported(first, second);

    [Theory]
    [InlineData("took > 3", "took > 2")]
    [InlineData("took > 3", "took >= 3")]
    [InlineData("took > 3", "took > 2.5")]
    [InlineData("took < 2.5", "took < 3")]
    [InlineData("took == 2.5", "took > 2")]
    [InlineData("share > 2.5f", "share > 2f")]
    [InlineData("price > 2.5m", "price > 2m")]
    [InlineData("grade > 'b'", "grade > 'a'")]
    [InlineData("grade < 'b'", "grade < 'c'")]
    [InlineData("grade == 'b'", "grade != 'a'")]
    [InlineData("grade == 'b'", "grade > 'a'")]
    [InlineData("id == \"a\"", "id != \"b\"")]
    [InlineData("id == \"a\"", "id == \"a\"")]
    [InlineData("id == \"a\"", "id != null")]
    [InlineData("id == \"a\"", "id is not null")]
    [InlineData("id is null", "id != \"a\"")]
    [InlineData("id is null", "id == null")]
    [InlineData("id is \"a\"", "id == \"a\"")]
    [InlineData("grade is 'b'", "grade == 'b'")]
    [InlineData("grade > 'a'", "grade >= 'b'")]
    public Task Other_values(string first, string second) => Silent(first, second);

    [Theory]
    [InlineData("took > 3", "took >= 4")]
    [InlineData("took > 2", "took > 2.5")]
    [InlineData("took < 3", "took < 2.5")]
    [InlineData("took == 2.5", "took > 3")]
    [InlineData("share > 2f", "share > 2.5f")]
    [InlineData("price > 3m", "price >= 4m")]
    [InlineData("grade > 'a'", "grade > 'b'")]
    [InlineData("grade < 'c'", "grade < 'b'")]
    [InlineData("grade != 'a'", "grade == 'b'")]
    [InlineData("grade == 'b'", "grade > 'c'")]
    [InlineData("id == \"a\"", "id == \"b\"")]
    [InlineData("id == \"a\"", "id is null")]
    [InlineData("id != \"a\"", "id == \"b\"")]
    [InlineData("id != \"a\"", "id is not null")]
    [InlineData("id is null", "id == \"a\"")]
    [InlineData("id is not null", "id == \"a\"")]
    [InlineData("id is not null", "id != \"a\"")]
    public Task Other_values_with_a_gap(string first, string second) => Reported(first, second);

    [Theory]
    [InlineData("maybe > 3", "maybe > 2")]
    [InlineData("maybe > 3", "maybe >= 4")]
    [InlineData("maybe > 3", "maybe is not null")]
    [InlineData("maybe > 3", "maybe != null")]
    [InlineData("maybe > 3", "maybe.HasValue")]
    [InlineData("maybe < 3", "maybe != null")]
    [InlineData("maybe == 3", "maybe != null")]
    [InlineData("maybe is 3", "maybe.HasValue")]
    [InlineData("maybe is { }", "maybe.HasValue")]
    [InlineData("maybe is int", "maybe is not null")]
    [InlineData("maybe is int some", "maybe is not null")]
    [InlineData("maybe == null", "maybe != 3")]
    [InlineData("maybe == null", "!(maybe > 3)")]
    [InlineData("maybe == null", "!maybe.HasValue")]
    [InlineData("!maybe.HasValue", "maybe is null")]
    [InlineData("next is { }", "next is not null")]
    [InlineData("next is { } found", "next != null")]
    [InlineData("next is Order", "next != null")]
    [InlineData("next is Order found", "next is not null")]
    [InlineData("next is null", "next == null")]
    public Task Null(string first, string second) => Silent(first, second);

    [Theory]
    [InlineData("maybe > 2", "maybe > 3")]
    [InlineData("maybe > 3", "maybe is null")]
    [InlineData("maybe > 3", "!maybe.HasValue")]
    [InlineData("maybe != 3", "maybe != null")]
    [InlineData("maybe != 3", "maybe is null")]
    [InlineData("maybe != null", "maybe > 3")]
    [InlineData("maybe.HasValue", "maybe == 3")]
    [InlineData("maybe.HasValue", "maybe != 3")]
    [InlineData("maybe == null", "maybe > 3")]
    [InlineData("maybe == null", "maybe == 3")]
    [InlineData("maybe == null", "maybe.HasValue")]
    [InlineData("!(maybe > 3)", "maybe <= 3")]
    [InlineData("!(maybe > 3)", "maybe is null")]
    [InlineData("!(maybe == 3)", "maybe < 3")]
    [InlineData("next is null", "next is { }")]
    [InlineData("next is not null", "next is null")]
    [InlineData("next != null", "order.IsPaid")]
    [InlineData("boxed != null", "boxed is Order { }")]
    [InlineData("boxed != null", "boxed is Order found")]
    public Task Null_with_a_gap(string first, string second) => Reported(first, second);

    [Theory]
    [InlineData("color == Color.Red", "color != Color.Green")]
    [InlineData("color != Color.Red", "color == Color.Green")]
    [InlineData("color is Color.Red", "color is not Color.Green")]
    [InlineData("day == DayOfWeek.Monday", "day != DayOfWeek.Friday")]
    [InlineData("day > DayOfWeek.Monday", "day >= DayOfWeek.Tuesday")]
    [InlineData("access == FileAccess.Read", "access != FileAccess.Write")]
    [InlineData("traced", "traced == true")]
    [InlineData("traced", "traced != false")]
    [InlineData("traced", "true == traced")]
    [InlineData("traced", "traced is true")]
    [InlineData("traced", "traced is not false")]
    [InlineData("traced is false", "!traced")]
    [InlineData("traced == false", "!traced")]
    [InlineData("!traced", "false == traced")]
    [InlineData("traced == failed", "traced == failed")]
    public Task Enums_and_truths(string first, string second) => Silent(first, second);

    [Theory]
    [InlineData("color == Color.Red", "color == Color.Green")]
    [InlineData("day != DayOfWeek.Monday", "day == DayOfWeek.Friday")]
    [InlineData("access != FileAccess.Read && access != FileAccess.Write", "access == FileAccess.ReadWrite")]
    [InlineData("traced", "traced == false")]
    [InlineData("traced", "traced is false")]
    [InlineData("!traced", "traced != false")]
    [InlineData("!traced", "traced")]
    [InlineData("traced", "failed")]
    public Task Enums_and_truths_with_a_gap(string first, string second) => Reported(first, second);

    [Fact]
    public Task What_is_assigned_in_between_is_another_value() => RuleTest<SpanWithoutEndAnalyzer>.Check(Job.Method(
        """
        var span = Span.Builder(typeof(Job), "n");
        if (kind > 3) { span.SetStartTsMillis(1); }
        kind = order.Rows;
        if (kind > 3) { span.SetEndTsMillis(2); }
        _group.AddSpan([|span|]);

        var other = Span.Builder(typeof(Job), "m");
        if (traced) { other.SetStartTsMillis(1); }
        traced = false;
        if (traced) { other.SetEndTsMillis(2); }
        _group.AddSpan([|other|]);
        """));

    private static Task Silent(string first, string second) => RuleTest<SpanWithoutEndAnalyzer>.Check(Code(first, second, "span"));

    private static Task Reported(string first, string second) => RuleTest<SpanWithoutEndAnalyzer>.Check(Code(first, second, "[|span|]"));

    private static string Code(string first, string second, string report) => Job.Method(
        $$"""
        {{Values}}
        var span = Span.Builder(typeof(Job), "n");
        if ({{first}}) { span.SetStartTsMillis(1); }
        Work();
        if ({{second}}) { span.SetEndTsMillis(2); }
        _group.AddSpan({{report}});
        """);
}
