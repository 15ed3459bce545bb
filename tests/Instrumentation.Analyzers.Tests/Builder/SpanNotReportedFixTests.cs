using Instrumentation.Analyzers.Builder;
using Instrumentation.Analyzers.CodeFixes.Builder;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Builder;

public class SpanNotReportedFixTests
{
    [Fact]
    public Task The_span_is_added_at_the_end_of_the_block_of_its_variable() => Fix(
        """
        if (traced)
        {
            var span = [|Span.Builder(typeof(Job), "n")|].SetStartTsMillis(Now());
            Work();
            span.SetEndTsMillis(Now());
        }
        """,
        """
        if (traced)
        {
            var span = Span.Builder(typeof(Job), "n").SetStartTsMillis(Now());
            Work();
            span.SetEndTsMillis(Now());
            _group.AddSpan(span);
        }
        """);

    [Fact]
    public Task Before_a_jump_that_ends_the_block() => Fix(
        """
        foreach (var one in orders)
        {
            var span = [|Span.Builder(typeof(Job), "n")|];
            Work();
            break;
        }
        """,
        """
        foreach (var one in orders)
        {
            var span = Span.Builder(typeof(Job), "n");
            Work();
            _group.AddSpan(span);
            break;
        }
        """);

    [Fact]
    public Task A_chain_that_stands_alone_is_wrapped() => Fix(
        """
        [|Span.Builder(typeof(Job), "n")|].SetAttribute("rows", 3L); // done
        _ = [|Span.Builder(typeof(Job), "m")|];
        Action run = () => [|Span.Builder(typeof(Job), "n")|].SetAttribute("rows", 3L);
        """,
        """
        _group.AddSpan(Span.Builder(typeof(Job), "n").SetAttribute("rows", 3L)); // done
        _group.AddSpan(Span.Builder(typeof(Job), "m"));
        Action run = () => _group.AddSpan(Span.Builder(typeof(Job), "n").SetAttribute("rows", 3L));
        """);

    [Fact]
    public Task Two_spans_of_one_block_are_added_in_their_order() => Fix(
        """
        {
            var one = [|Span.Builder(typeof(Job), "one")|];
            var two = [|Span.Builder(typeof(Job), "two")|];
        }
        """,
        """
        {
            var one = Span.Builder(typeof(Job), "one");
            var two = Span.Builder(typeof(Job), "two");
            _group.AddSpan(one);
            _group.AddSpan(two);
        }
        """);

    [Fact]
    public Task The_nearest_group_is_taken() => Fix(
        """
        MetricGroup? sub = traced ? _group.AddGroup("sub") : null;
        [|Span.Builder(typeof(Job), "n")|].SetAttribute("rows", 3L);
        """,
        """
        MetricGroup? sub = traced ? _group.AddGroup("sub") : null;
        sub?.AddSpan(Span.Builder(typeof(Job), "n").SetAttribute("rows", 3L));
        """);

    [Fact]
    public Task In_a_rich_function_its_own_group_is_taken() => FixTest<SpanNotReportedAnalyzer, SpanNotReportedFixProvider>.Check(
        """
        using Instrumentation.Functions;
        using Instrumentation.Traces;

        public class Enrich : RichMapFunction<int, int>
        {
            public override int Map(int value)
            {
                var span = [|Span.Builder(typeof(Enrich), "n")|];
                span.SetAttribute("value", value);
                return value;
            }
        }
        """,
        """
        using Instrumentation.Functions;
        using Instrumentation.Traces;

        public class Enrich : RichMapFunction<int, int>
        {
            public override int Map(int value)
            {
                var span = Span.Builder(typeof(Enrich), "n");
                span.SetAttribute("value", value);
                MetricGroup.AddSpan(span);
                return value;
            }
        }
        """);

    [Fact]
    public Task A_context_has_a_group_too() => FixTest<SpanNotReportedAnalyzer, SpanNotReportedFixProvider>.Check(
        """
        using Instrumentation.Functions;
        using Instrumentation.Traces;

        public static class Loader
        {
            public static void Load(RuntimeContext context) => [|Span.Builder(typeof(Loader), "n")|].SetKind(default);
        }
        """,
        """
        using Instrumentation.Functions;
        using Instrumentation.Traces;

        public static class Loader
        {
            public static void Load(RuntimeContext context) => context.MetricGroup.AddSpan(Span.Builder(typeof(Loader), "n").SetKind(default));
        }
        """);

    [Fact]
    public Task Without_a_group_in_scope_there_is_no_fix()
    {
        const string code = """
            using Instrumentation.Traces;

            public static class Loader
            {
                public static void Load() { [|Span.Builder(typeof(Loader), "n")|].SetKind(default); }
            }
            """;
        return FixTest<SpanNotReportedAnalyzer, SpanNotReportedFixProvider>.Check(code, code);
    }

    [Theory]
    [InlineData("var span = [|Span.Builder(typeof(Job), \"n\")|]; span = Span.Builder(typeof(Job), \"m\"); _group.AddSpan(span);")]
    [InlineData("SpanBuilder? span = null; if (traced) span = [|Span.Builder(typeof(Job), \"n\")|]; span?.SetEndTsMillis(1);")]
    public Task A_variable_that_holds_something_else_as_well_is_left_to_the_author(string body) => Fix(body, body);

    private static Task Fix(string body, string fixedBody) =>
        FixTest<SpanNotReportedAnalyzer, SpanNotReportedFixProvider>.Check(Job.Method(body), Job.Method(fixedBody));
}
