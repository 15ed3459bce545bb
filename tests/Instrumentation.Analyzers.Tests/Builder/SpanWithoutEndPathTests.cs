using Instrumentation.Analyzers.Builder;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Builder;

/// <summary>SPAN101: pairs that differ only in the path, one reported, one not.</summary>
public class SpanWithoutEndPathTests
{
    private const string Begun = "Span.Builder(typeof(Job), \"n\").SetStartTsMillis(Now())";

    [Fact]
    public Task Chain() => Pair(
        reported: """_group.AddSpan([|Span.Builder(typeof(Job), "n").SetStartTsMillis(Now()).SetAttribute("rows", 3L)|]);""",
        silent: """_group.AddSpan(Span.Builder(typeof(Job), "n").SetStartTsMillis(Now()).SetEndTsMillis(Now()).SetAttribute("rows", 3L));""");

    [Fact]
    public Task Statements_and_a_second_name() => Started(
        reported: """
            var same = span.SetAttribute("rows", 3L);
            span = Span.Builder(typeof(Job), "other").SetStartTsMillis(1).SetEndTsMillis(2);
            _group.AddSpan([|same|]);
            _group.AddSpan(span);
            """,
        silent: """
            var same = span.SetAttribute("rows", 3L);
            same.SetEndTsMillis(Now());
            _group.AddSpan(span);
            """);

    [Fact]
    public Task If_without_else() => Started(
        reported: "if (failed) { span.SetEndTsMillis(Now()); } _group.AddSpan([|span|]);",
        silent: "if (failed) { span.SetEndTsMillis(Now()); } else { span.SetEndTsMillis(1); } _group.AddSpan(span);");

    [Fact]
    public Task Early_return() => Started(
        reported: "if (failed) { _group.AddSpan([|span|]); return 1; } span.SetEndTsMillis(Now()); _group.AddSpan(span);",
        silent: "if (failed) { return 1; } span.SetEndTsMillis(Now()); _group.AddSpan(span);");

    [Fact]
    public Task Else_if_chain_over_one_value() => Started(
        reported: "if (order.IsPaid) { span.SetEndTsMillis(1); } else if (order.IsValid) { span.SetEndTsMillis(2); } _group.AddSpan([|span|]);",
        silent: "if (order.IsPaid) { span.SetEndTsMillis(1); } else if (order.IsValid) { span.SetEndTsMillis(2); } else { return 1; } _group.AddSpan(span);");

    [Fact]
    public Task Report_in_one_arm_of_an_else_if_chain() => Started(
        reported: "if (order.IsPaid) { span.SetEndTsMillis(1); _group.AddSpan(span); } else if (order.IsValid) { _group.AddSpan([|span|]); }",
        silent: "if (order.IsPaid) { span.SetEndTsMillis(1); _group.AddSpan(span); } else if (order.IsValid) { _group.AddSpan(span.SetEndTsMillis(1)); }");

    [Fact]
    public Task Unrelated_conditions() => Pair(
        reported: """var span = Span.Builder(typeof(Job), "n"); if (traced) span.SetStartTsMillis(Now()); if (failed) span.SetEndTsMillis(Now()); _group.AddSpan([|span|]);""",
        silent: """var span = Span.Builder(typeof(Job), "n"); if (traced) span.SetStartTsMillis(Now()); if (traced || failed) span.SetEndTsMillis(Now()); _group.AddSpan(span);""");

    [Fact]
    public Task A_guard_on_another_value_of_the_same_subject() => Pair(
        reported: """if (kind == 0) return 1; var span = Span.Builder(typeof(Job), "n").SetStartTsMillis(1); if (kind == 2) span.SetEndTsMillis(2); _group.AddSpan([|span|]);""",
        silent: """if (kind != 2) return 1; var span = Span.Builder(typeof(Job), "n").SetStartTsMillis(1); if (kind == 2) span.SetEndTsMillis(2); _group.AddSpan(span);""");

    [Fact]
    public Task A_null_guard() => Pair(
        reported: """ArgumentNullException.ThrowIfNull(order); if (order is null) return 1; var span = Span.Builder(typeof(Job), "n").SetStartTsMillis(1); if (order.IsPaid) span.SetEndTsMillis(2); _group.AddSpan([|span|]);""",
        silent: """if (order is null) return 1; var span = Span.Builder(typeof(Job), "n").SetStartTsMillis(1); if (order is not null) span.SetEndTsMillis(2); _group.AddSpan(span);""");

    [Fact]
    public Task Switch_statement() => Started(
        reported: "switch (kind) { case 1: span.SetEndTsMillis(1); break; case 2: break; default: return 1; } _group.AddSpan([|span|]);",
        silent: "switch (kind) { case 1: span.SetEndTsMillis(1); break; case 2: return 2; default: return 1; } _group.AddSpan(span);");

    [Fact]
    public Task Switch_over_an_enum() => Started(
        reported: "switch (color) { case Color.Red: span.SetEndTsMillis(1); break; } _group.AddSpan([|span|]);",
        silent: "switch (color) { case Color.Red: span.SetEndTsMillis(1); break; case Color.Green: return 1; } _group.AddSpan(span);");

    [Fact]
    public Task Switch_expression_with_patterns() => Started(
        reported: "_group.AddSpan([|order switch { { IsPaid: true } => span.SetEndTsMillis(1), { Rows: > 3 } => span, _ => span.SetEndTsMillis(2) }|]);",
        silent: "_group.AddSpan(order switch { { IsPaid: true } => span.SetEndTsMillis(1), { Rows: > 3 } => span.SetEndTsMillis(3), _ => span.SetEndTsMillis(2) });");

    [Fact]
    public Task Conditional_expression() => Started(
        reported: "_group.AddSpan([|failed ? span : span.SetEndTsMillis(1)|]);",
        silent: "_group.AddSpan(failed ? span.SetEndTsMillis(2) : span.SetEndTsMillis(1));");

    [Fact]
    public Task Conditional_access_and_coalescing() => Pair(
        reported: """
            SpanBuilder? span = null;
            if (traced) span = Span.Builder(typeof(Job), "n").SetStartTsMillis(1);
            span?.SetAttribute("rows", 3L);
            if (span != null) _group.AddSpan([|span|]);
            """,
        silent: """
            SpanBuilder? span = null;
            if (traced) span = Span.Builder(typeof(Job), "n").SetStartTsMillis(1);
            span?.SetEndTsMillis(3L);
            span ??= Span.Builder(typeof(Job), "other");
            _group.AddSpan(span);
            """);

    [Theory]
    [InlineData("span is SpanBuilder same && same.Context.TraceId != default")]
    [InlineData("span is { } same && same.Context.TraceId != default")]
    public Task A_name_that_a_pattern_gives(string pattern) => Started(
        reported: $"if ({pattern}) {{ Work(); }} _group.AddSpan([|span|]);",
        silent: $"if ({pattern}) {{ Work(); }} span.SetEndTsMillis(1); _group.AddSpan(span);");

    [Theory]
    [InlineData("span is SpanBuilder")]
    [InlineData("span is object")]
    [InlineData("(object)span is SpanBuilder")]
    [InlineData("span is not SpanBuilder")]
    public Task A_test_of_the_type_that_gives_no_name(string test) => Started(
        reported: $"if ({test}) {{ Work(); }} _group.AddSpan([|span|]);",
        silent: $"if ({test}) {{ Work(); }} _group.AddSpan(span.SetEndTsMillis(Now()));");

    [Fact]
    public Task Exception_that_no_handler_must_catch() => Started(
        reported: "try { try { Work(); } catch (IOException) { span.SetEndTsMillis(1); } span.SetEndTsMillis(2); } finally { _group.AddSpan([|span|]); }",
        silent: "try { try { Work(); } catch (IOException) { } } finally { span.SetEndTsMillis(2); _group.AddSpan(span); }");

    [Fact]
    public Task Child_in_a_loop_that_never_ends() => Pair(
        reported: "while (true) { var child = Span.Builder(typeof(Job), \"n\").SetStartTsMillis(1); parent.AddChild([|child|]); await WorkAsync(); }",
        silent: "while (true) { var child = Span.Builder(typeof(Job), \"n\").SetStartTsMillis(1); parent.AddChild(child); child.SetEndTsMillis(1); await WorkAsync(); }");

    [Fact]
    public Task Try_and_finally() => Started(
        reported: "try { Work(); span.SetEndTsMillis(Now()); } finally { _group.AddSpan([|span|]); }",
        silent: "try { span.SetEndTsMillis(Now()); Work(); } finally { _group.AddSpan(span); }");

    [Fact]
    public Task Try_and_catch() => Started(
        reported: "try { await WorkAsync(); span.SetEndTsMillis(Now()); } catch (IOException e) { span.SetAttribute(\"e\", e.Message); } _group.AddSpan([|span|]);",
        silent: "try { await WorkAsync(); span.SetEndTsMillis(Now()); } catch (IOException) { span.SetEndTsMillis(Now()); } _group.AddSpan(span);");

    [Fact]
    public Task Catch_with_a_filter() => Started(
        reported: "try { await WorkAsync(); span.SetEndTsMillis(Now()); } catch (IOException) when (failed) { } _group.AddSpan([|span|]);",
        silent: "try { await WorkAsync(); span.SetEndTsMillis(Now()); } catch (IOException) when (failed) { throw; } _group.AddSpan(span);");

    [Fact]
    public Task Throw_into_a_catch_of_its_type() => Started(
        reported: "try { if (failed) throw new FileNotFoundException(); span.SetEndTsMillis(1); } catch (IOException) { _group.AddSpan([|span|]); }",
        silent: "try { if (failed) throw new FileNotFoundException(); span.SetEndTsMillis(1); } catch (ArgumentException) { _group.AddSpan(span); }");

    [Fact]
    public Task Return_through_nested_finally_blocks() => Started(
        reported: "try { try { if (failed) return 1; span.SetEndTsMillis(1); } finally { span.SetAttribute(\"a\", 1L); } } finally { _group.AddSpan([|span|]); }",
        silent: "try { try { if (failed) return 1; } finally { span.SetEndTsMillis(1); } } finally { _group.AddSpan(span); }");

    [Fact]
    public Task Using_and_lock() => Started(
        reported: "using (var stream = new MemoryStream()) { lock (_group) { if (failed) span.SetEndTsMillis(1); } } _group.AddSpan([|span|]);",
        silent: "using (var stream = new MemoryStream()) { lock (_group) { if (!failed) return 1; span.SetEndTsMillis(1); } } _group.AddSpan(span);");

    [Fact]
    public Task Loop_that_may_not_run() => Started(
        reported: "foreach (var one in orders) { Work(); span.SetEndTsMillis(Now()); } _group.AddSpan([|span|]);",
        silent: "foreach (var one in orders) { Work(); } span.SetEndTsMillis(Now()); _group.AddSpan(span);");

    [Fact]
    public Task Retry_loop() => Started(
        reported: "for (var i = 0; i < kind; i++) { try { Work(); span.SetEndTsMillis(Now()); break; } catch (IOException) { } } _group.AddSpan([|span|]);",
        silent: "for (var i = 0; ; i++) { try { Work(); span.SetEndTsMillis(Now()); break; } catch (IOException) when (i < kind) { } } _group.AddSpan(span);");

    [Fact]
    public Task Builder_made_in_a_loop() => Pair(
        reported: """
            foreach (var one in orders)
            {
                var span = Span.Builder(typeof(Job), one.Id).SetStartTsMillis(1);
                if (one.IsPaid) span.SetEndTsMillis(2);
                _group.AddSpan([|span|]);
            }
            """,
        silent: """
            foreach (var one in orders)
            {
                var span = Span.Builder(typeof(Job), one.Id).SetStartTsMillis(1);
                if (!one.IsPaid) continue;
                span.SetEndTsMillis(2);
                _group.AddSpan(span);
            }
            """);

    [Fact]
    public Task Goto() => Started(
        reported: "if (failed) goto report; span.SetEndTsMillis(1); report: _group.AddSpan([|span|]);",
        silent: "if (failed) goto end; span.SetEndTsMillis(1); _group.AddSpan(span); end: Work();");

    [Fact]
    public Task Lambda() => Pair(
        reported: """Action run = () => { var span = Span.Builder(typeof(Job), "n").SetStartTsMillis(1); if (failed) span.SetEndTsMillis(2); _group.AddSpan([|span|]); };""",
        silent: """Action run = () => { var span = Span.Builder(typeof(Job), "n").SetStartTsMillis(1); if (failed) span.SetEndTsMillis(2); else return; _group.AddSpan(span); };""");

    [Fact]
    public Task Local_function_within_a_lambda() => Pair(
        reported: """Action run = () => { void Inner(bool end) { var span = Span.Builder(typeof(Job), "n").SetStartTsMillis(1); if (end) span.SetEndTsMillis(2); _group.AddSpan([|span|]); } Inner(true); };""",
        silent: """Action run = () => { void Inner(bool end) { var span = Span.Builder(typeof(Job), "n").SetStartTsMillis(1); if (end) span.SetEndTsMillis(2); if (end) _group.AddSpan(span); } Inner(true); };""");

    [Fact]
    public Task Child_on_a_path_without_end() => Pair(
        reported: """
            var child = Span.Builder(typeof(Job), "child").SetStartTsMillis(1);
            parent.AddChild([|child|]);
            if (failed) return 1;
            child.SetEndTsMillis(2);
            """,
        silent: """
            var child = Span.Builder(typeof(Job), "child").SetStartTsMillis(1);
            if (failed) return 1;
            parent.AddChild(child);
            child.SetEndTsMillis(2);
            """);

    [Fact]
    public Task Children_in_the_chain_of_their_parent() => Pair(
        reported: """
            _group.AddSpan(Span.Builder(typeof(Job), "parent").SetStartTsMillis(1).SetEndTsMillis(2)
                .AddChild([|Span.Builder(typeof(Job), "child").SetStartTsMillis(1)|])
                .AddChildren([Span.Builder(typeof(Job), "a"), [|Span.Builder(typeof(Job), "b").SetStartTsMillis(1)|]])
                .AddChildren(new[] { [|Span.Builder(typeof(Job), "b").SetStartTsMillis(1)|] }));
            """,
        silent: """
            _group.AddSpan(Span.Builder(typeof(Job), "parent").SetStartTsMillis(1).SetEndTsMillis(2)
                .AddChild(Span.Builder(typeof(Job), "child").SetStartTsMillis(1).SetEndTsMillis(2))
                .AddChildren([Span.Builder(typeof(Job), "a"), Span.Builder(typeof(Job), "b").SetStartTsMillis(1).SetEndTsMillis(2)]));
            """);

    [Fact]
    public Task Children_made_in_a_loop() => Pair(
        reported: """
            foreach (var one in orders)
            {
                var child = Span.Builder(typeof(Job), one.Id).SetStartTsMillis(1);
                parent.AddChild([|child|]);
                if (one.IsPaid) child.SetEndTsMillis(2);
            }
            """,
        silent: """
            foreach (var one in orders)
            {
                var child = Span.Builder(typeof(Job), one.Id).SetStartTsMillis(1);
                parent.AddChild(child);
                if (one.IsPaid) child.SetEndTsMillis(2); else child.SetEndTsMillis(3);
            }
            """);

    [Fact]
    public Task End_of_zero_is_no_end() => Started(
        reported: "_group.AddSpan([|span.SetEndTsMillis(5).SetEndTsMillis(0)|]);",
        silent: "_group.AddSpan(span.SetEndTsMillis(0).SetEndTsMillis(5));");

    [Fact]
    public Task Start_in_ticks_of_the_clock() => Pair(
        reported: """_group.AddSpan([|Span.Builder(typeof(Job), "n").SetStartTime(order.Started)|]);""",
        silent: """_group.AddSpan(Span.Builder(typeof(Job), "n").SetStartTime(order.Started).SetEndTsMillis(Now()));""");

    [Fact]
    public Task Named_argument_and_optional_group() => Started(
        reported: "MetricGroup? optional = traced ? _group : null; optional?.AddSpan(spanBuilder: [|span|]);",
        silent: "MetricGroup? optional = traced ? _group : null; optional?.AddSpan(spanBuilder: span.SetEndTsMillis(1));");

    [Theory]
    [InlineData("public Job() : this(MetricGroup.Unregistered) { var span = Start; if (_enabled) span.SetEndTsMillis(1); _group.AddSpan([|span|]); }")]
    [InlineData("~Job() { var span = Start; if (_enabled) span.SetEndTsMillis(1); _group.AddSpan([|span|]); }")]
    [InlineData("public int Rows { get => 1; set { var span = Start; if (value > 1) span.SetEndTsMillis(1); _group.AddSpan([|span|]); } }")]
    [InlineData("public int this[int row] { get { var span = Start; if (row > 1) span.SetEndTsMillis(1); _group.AddSpan([|span|]); return 1; } }")]
    [InlineData("public event Action Done { add { var span = Start; if (_enabled) span.SetEndTsMillis(1); _group.AddSpan([|span|]); } remove { } }")]
    [InlineData("public static Job operator +(Job one, int rows) { var span = Start; if (rows > 1) span.SetEndTsMillis(1); one._group.AddSpan([|span|]); return one; }")]
    [InlineData("private readonly Action<MetricGroup> _report = group => { var span = Start; if (Now() > 1) span.SetEndTsMillis(1); group.AddSpan([|span|]); };")]
    [InlineData("private readonly Action<MetricGroup> _report = group => group.AddSpan([|Start|]);")]
    [InlineData("public void Run() => _group.AddSpan([|Start|]);")]
    [InlineData("public static async Task Run(MetricGroup group) => await Task.Run(() => group.AddSpan([|Start|]));")]
    public Task Every_kind_of_member_has_paths(string member) => RuleTest<SpanWithoutEndAnalyzer>.Check(
        Job.Member(member.Replace("Start;", Begun + ";", StringComparison.Ordinal).Replace("|Start|", "|" + Begun + "|", StringComparison.Ordinal)));

    [Fact]
    public Task A_rewritten_variable_holds_another_builder() => Pair(
        reported: """
            var span = Span.Builder(typeof(Job), "one").SetStartTsMillis(1);
            var one = span;
            span = Span.Builder(typeof(Job), "two").SetStartTsMillis(1);
            span.SetEndTsMillis(2);
            _group.AddSpan(span);
            _group.AddSpan([|one|]);
            """,
        silent: """
            var span = Span.Builder(typeof(Job), "one").SetStartTsMillis(1);
            var one = span;
            span = Span.Builder(typeof(Job), "two").SetStartTsMillis(1);
            one.SetEndTsMillis(2);
            _group.AddSpan(one);
            _group.AddSpan(span.SetEndTsMillis(2));
            """);

    private static Task Started(string reported, string silent)
    {
        const string start = $"var span = {Begun};\n";
        return Pair(start + reported, start + silent);
    }

    private static async Task Pair(string reported, string silent)
    {
        await RuleTest<SpanWithoutEndAnalyzer>.Check(Job.Method(silent));
        await RuleTest<SpanWithoutEndAnalyzer>.Check(Job.Method(reported));
    }
}
