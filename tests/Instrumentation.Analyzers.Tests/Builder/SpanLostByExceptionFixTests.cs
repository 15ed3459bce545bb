using Instrumentation.Analyzers.Builder;
using Instrumentation.Analyzers.CodeFixes.Builder;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Builder;

public class SpanLostByExceptionFixTests
{
    [Fact]
    public Task The_work_goes_into_a_try_block_and_the_report_into_its_finally() => Fix(
        """
        var span = Span.Builder(typeof(Job), "n").SetStartTsMillis(Now());
        // The work.
        Work();
        await WorkAsync();
        _group.AddSpan([|span.SetEndTsMillis(Now())|]);
        """,
        """
        var span = Span.Builder(typeof(Job), "n").SetStartTsMillis(Now());
        try
        {
            // The work.
            Work();
            await WorkAsync();
        }
        finally
        {
            _group.AddSpan(span.SetEndTsMillis(Now()));
        }

        """);

    [Fact]
    public Task What_is_set_after_the_work_goes_along() => Fix(
        """
        var span = Span.Builder(typeof(Job), "n").SetStartTsMillis(Now());
        Work();
        span.SetEndTsMillis(Now());
        span.SetAttribute("kind", kind).SetKind(ActivityKind.Client);
        _group.AddSpan([|span|]);
        Console.WriteLine(kind);
        """,
        """
        var span = Span.Builder(typeof(Job), "n").SetStartTsMillis(Now());
        try
        {
            Work();
        }
        finally
        {
            span.SetEndTsMillis(Now());
            span.SetAttribute("kind", kind).SetKind(ActivityKind.Client);
            _group.AddSpan(span);
        }

        Console.WriteLine(kind);
        """);

    [Fact]
    public Task A_result_that_is_returned_afterwards_is_returned_from_the_try_block() => Fix(
        """
        if (traced)
        {
            var span = Span.Builder(typeof(Job), "n").SetStartTsMillis(Now());
            var rows = order.Rows;
            Work();
            _group.AddSpan([|span.SetEndTsMillis(Now())|]);
            return rows;
        }
        """,
        """
        if (traced)
        {
            var span = Span.Builder(typeof(Job), "n").SetStartTsMillis(Now());
            try
            {
                var rows = order.Rows;
                Work();
                return rows;
            }
            finally
            {
                _group.AddSpan(span.SetEndTsMillis(Now()));
            }
        }
        """);

    [Fact]
    public Task Two_spans_one_within_the_other() => Fix(
        """
        var outer = Span.Builder(typeof(Job), "outer").SetStartTsMillis(Now());
        foreach (var one in orders)
        {
            var inner = Span.Builder(typeof(Job), "inner").SetStartTsMillis(Now());
            Work(one.Id);
            _group.AddSpan([|inner.SetEndTsMillis(Now())|]);
        }

        _group.AddSpan([|outer.SetEndTsMillis(Now())|]);
        """,
        """
        var outer = Span.Builder(typeof(Job), "outer").SetStartTsMillis(Now());
        try
        {
            foreach (var one in orders)
            {
                var inner = Span.Builder(typeof(Job), "inner").SetStartTsMillis(Now());
                try
                {
                    Work(one.Id);
                }
                finally
                {
                    _group.AddSpan(inner.SetEndTsMillis(Now()));
                }
            }
        }
        finally
        {
            _group.AddSpan(outer.SetEndTsMillis(Now()));
        }

        """);

    [Theory]
    [InlineData("var done = TryWork(); _group.AddSpan([|span.SetAttribute(\"done\", done)|]);")]
    [InlineData("var done = TryWork(); _group.AddSpan([|span|]); Console.WriteLine(done);")]
    [InlineData("_group.AddSpan([|span.SetAttribute(\"ok\", TryWork())|]);")]
    [InlineData("if (order.Check()) { Work(); } if (traced) { _group.AddSpan([|span|]); } else { _group.AddSpan(span); }")]
    public Task Code_that_would_not_compile_or_means_something_else_is_left_to_the_author(string rest)
    {
        var body = "var span = Span.Builder(typeof(Job), \"n\").SetStartTsMillis(1);\n" + rest;
        return Fix(body, body);
    }

    private static Task Fix(string body, string fixedBody) =>
        FixTest<SpanLostByExceptionAnalyzer, SpanLostByExceptionFixProvider>.Check(Job.Method(body), Job.Method(fixedBody));
}
