using Instrumentation.Analyzers.Builder;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Builder;

/// <summary>SPAN101: what it leaves alone. What it reports is in <see cref="SpanWithoutEndPathTests"/>, next to the same code with the end in place.</summary>
public class SpanWithoutEndTests
{
    [Fact]
    public Task Nothing_is_reported_in_a_project_that_does_not_reference_the_runtime() => RuleTest<SpanWithoutEndAnalyzer>.Check(
        """
        namespace Instrumentation.Other;

        public static class Span
        {
            public static SpanBuilder Builder(System.Type scope, string name) => new();
        }

        public class SpanBuilder
        {
            public SpanBuilder SetStartTsMillis(long start) => this;
        }

        public class Group
        {
            public void AddSpan(SpanBuilder span) { }

            public void Run() => AddSpan(Span.Builder(typeof(Group), "n").SetStartTsMillis(1));
        }
        """,
        referenceRuntime: false);

    [Fact]
    public Task A_span_without_times_is_an_instant() => Silent("""_group.AddSpan(Span.Builder(typeof(Job), "n").SetAttribute("rows", 3L));""");

    [Fact]
    public Task An_end_without_a_start_is_another_rules_business() => Silent("""_group.AddSpan(Span.Builder(typeof(Job), "n").SetEndTsMillis(Now()));""");

    [Fact]
    public Task Start_and_end_may_be_set_in_any_order() =>
        Silent("""_group.AddSpan(Span.Builder(typeof(Job), "n").SetEndTime(DateTimeOffset.UtcNow).SetStartTime(order.Started));""");

    [Fact]
    public Task A_start_of_zero_or_of_default_is_not_set() => Silent(
        """
        const long never = 0;
        long start = 0;
        _group.AddSpan(Span.Builder(typeof(Job), "n").SetStartTsMillis(0));
        _group.AddSpan(Span.Builder(typeof(Job), "n").SetStartTsMillis(never));
        _group.AddSpan(Span.Builder(typeof(Job), "n").SetStartTsMillis(start));
        _group.AddSpan(Span.Builder(typeof(Job), "n").SetStartTsMillis(-1));
        _group.AddSpan(Span.Builder(typeof(Job), "n").SetStartTime(default));
        _group.AddSpan(Span.Builder(typeof(Job), "n").SetStartTsMillis(Now()).SetStartTsMillis(0));
        """);

    [Fact]
    public Task A_builder_that_comes_from_elsewhere_is_left_to_its_maker() => Silent(
        """
        var span = Started().SetStartTsMillis(Now());
        _group.AddSpan(span);
        _group.AddSpan(parent.SetStartTsMillis(Now()));
        _group.AddSpan(_kept!.SetStartTsMillis(Now()));
        """);

    [Theory]
    [InlineData("Take(span);")]
    [InlineData("_kept = span;")]
    [InlineData("object kept = new { span };")]
    [InlineData("var kept = new[] { span };")]
    [InlineData("List<SpanBuilder> kept = [span];")]
    [InlineData("var kept = new List<SpanBuilder> { span };")]
    [InlineData("var kept = new Dictionary<string, SpanBuilder> { [\"n\"] = span };")]
    [InlineData("var kept = (span, 1);")]
    [InlineData("Action later = () => span.SetEndTsMillis(Now());")]
    [InlineData("void Later() => span.SetEndTsMillis(Now()); Later();")]
    [InlineData("Interlocked.Exchange(ref _kept, span);")]
    [InlineData("Interlocked.Exchange(ref span, span);")]
    [InlineData("ref var other = ref span; other = other.SetEndTsMillis(Now());")]
    [InlineData("object boxed = span; Console.WriteLine(boxed);")]
    [InlineData("var text = $\"{span}\";")]
    [InlineData("var task = Task.FromResult(span); (await task).SetEndTsMillis(Now());")]
    [InlineData("Func<long, SpanBuilder> end = span.SetEndTsMillis; end(Now());")]
    [InlineData("var renamed = failed ? Started() : span; Take(renamed);\nif (!failed) return 1;\nspan.SetEndTsMillis(Now());")]
    [InlineData("if (span is { } same) { Action later = () => same.SetEndTsMillis(Now()); }")]
    public Task A_builder_that_others_can_reach_is_left_to_them(string escape) => Silent(
        $"""
        var span = Span.Builder(typeof(Job), "n").SetStartTsMillis(Now());
        {escape}
        _group.AddSpan(span);
        """);

    [Fact]
    public Task A_builder_that_is_returned_or_yielded_is_left_to_the_caller() => RuleTest<SpanWithoutEndAnalyzer>.Check(Job.Member(
        """
            public SpanBuilder Begin() => Span.Builder(typeof(Job), "n").SetStartTsMillis(Now());

            public SpanBuilder BeginChild(SpanBuilder parent)
            {
                var child = Span.Builder(typeof(Job), "n").SetStartTsMillis(Now());
                parent.AddChild(child);
                return child;
            }

            public IEnumerable<SpanBuilder> All()
            {
                var span = Span.Builder(typeof(Job), "n").SetStartTsMillis(Now());
                yield return span;
                _group.AddSpan(span);
            }

            public void Out(out SpanBuilder span)
            {
                span = Span.Builder(typeof(Job), "n").SetStartTsMillis(Now());
                _group.AddSpan(span);
            }
        """));

    [Fact]
    public Task An_extension_method_may_set_the_end() => RuleTest<SpanWithoutEndAnalyzer>.Check(
        """
        using System;
        using Instrumentation.Metrics;
        using Instrumentation.Traces;

        public static class SpanBuilderExtensions
        {
            public static SpanBuilder Finished(this SpanBuilder span) => span.SetEndTime(DateTimeOffset.UtcNow);

            public static void Run(MetricGroup group) =>
                group.AddSpan(Span.Builder(typeof(SpanBuilderExtensions), "n").SetStartTime(DateTimeOffset.UtcNow).Finished());
        }
        """);

    [Theory]
    [InlineData("if (traced) span.SetStartTsMillis(Now());", "if (traced) span.SetEndTsMillis(Now());")]
    [InlineData("if (traced) span.SetStartTsMillis(Now());", "if (!traced) return 1; span.SetEndTsMillis(Now());")]
    [InlineData("if (traced) span.SetStartTsMillis(Now());", "if (traced == true) span.SetEndTsMillis(Now());")]
    [InlineData("var on = traced; if (on) span.SetStartTsMillis(Now());", "if (traced) span.SetEndTsMillis(Now());")]
    [InlineData("var on = traced && !failed; if (on) span.SetStartTsMillis(Now());", "if (traced) span.SetEndTsMillis(Now());")]
    [InlineData("var on = !traced || failed; if (!on) span.SetStartTsMillis(Now());", "if (traced) span.SetEndTsMillis(Now());")]
    [InlineData("var begun = false; if (traced) { span.SetStartTsMillis(Now()); begun = true; }", "if (begun) span.SetEndTsMillis(Now());")]
    [InlineData("string? id = null; if (traced) { span.SetStartTsMillis(Now()); id = order.Id; }", "if (traced || id is not null) span.SetEndTsMillis(Now());")]
    [InlineData("var state = 0; if (traced) { span.SetStartTsMillis(Now()); state = 1; }", "switch (state) { case 1: span.SetEndTsMillis(Now()); break; }")]
    [InlineData("if (order.Next is not null) span.SetStartTsMillis(Now());", "if (order.Next != null) span.SetEndTsMillis(Now());")]
    [InlineData("if (order.Next is { } next) span.SetStartTsMillis(Now());", "if (order.Next is null) return 1; span.SetEndTsMillis(Now());")]
    [InlineData("if (kind > 3) span.SetStartTsMillis(Now());", "if (kind > 2) span.SetEndTsMillis(Now());")]
    [InlineData("long start = 0; if (traced) start = Now(); span.SetStartTsMillis(start);", "if (traced) span.SetEndTsMillis(Now());")]
    [InlineData("long start = 0; if (traced) start = Now(); span.SetStartTsMillis(start);", "if (start != 0) span.SetEndTsMillis(Now());")]
    [InlineData("long start = 0; if (traced) start = Now(); span.SetStartTsMillis(start);", "if (start > 0) span.SetEndTsMillis(Now());")]
    [InlineData("DateTimeOffset? start = traced ? DateTimeOffset.UtcNow : null; if (start.HasValue) span.SetStartTime(start.Value);", "if (start is not null) span.SetEndTsMillis(Now());")]
    [InlineData("DateTimeOffset? start = traced ? DateTimeOffset.UtcNow : null; if (start is { } begin) span.SetStartTime(begin);", "if (start != null) span.SetEndTsMillis(Now());")]
    [InlineData("if (kind > 3) span.SetStartTsMillis(Now());", "if (4 <= kind) span.SetEndTsMillis(Now());")]
    [InlineData("if (kind is 3) span.SetStartTsMillis(Now());", "if (kind is > 2) span.SetEndTsMillis(Now());")]
    [InlineData("if (order.Id == \"a\") span.SetStartTsMillis(Now());", "if (order.Id != \"b\") span.SetEndTsMillis(Now());")]
    [InlineData("if (color == Color.Red) span.SetStartTsMillis(Now());", "if (color != Color.Green) span.SetEndTsMillis(Now());")]
    [InlineData("if (_enabled) span.SetStartTsMillis(Now());", "if (this._enabled) span.SetEndTsMillis(Now());")]
    [InlineData("if (TryWork()) span.SetStartTsMillis(Now());", "if (TryWork()) span.SetEndTsMillis(Now());")]
    [InlineData("if (Order.HasBegun()) span.SetStartTsMillis(Now());", "if (Order.HasEnded()) span.SetEndTsMillis(Now());")]
    [InlineData("if (order.IsPaid) span.SetStartTsMillis(Now());", "if (order.IsValid) span.SetEndTsMillis(Now());")]
    [InlineData("if (order.IsPaid) span.SetStartTsMillis(Now());", "var ok = order.Check(); if (ok) span.SetEndTsMillis(Now());")]
    [InlineData("if (orders.Any()) span.SetStartTsMillis(Now());", "foreach (var one in orders) { span.SetEndTsMillis(Now()); }")]
    [InlineData("if (orders.Count == 0) return 1; span.SetStartTsMillis(Now());", "foreach (var one in orders) { span.SetEndTsMillis(Now()); }")]
    [InlineData("foreach (var one in orders) { span.SetStartTsMillis(Now()); }", "foreach (var one in orders) { span.SetEndTsMillis(Now()); }")]
    [InlineData("var (ok, rows) = (order.Check(), 1); if (ok) span.SetStartTsMillis(Now());", "if (order.IsPaid) span.SetEndTsMillis(Now());")]
    [InlineData("if (!int.TryParse(order.Id, out var number)) return 1; if (number > 3) span.SetStartTsMillis(Now());", "if (order.IsPaid) span.SetEndTsMillis(Now());")]
    [InlineData("if (order.Next is { } next && next.IsPaid) span.SetStartTsMillis(Now());", "if (order.IsValid) span.SetEndTsMillis(Now());")]
    [InlineData("while (TryWork()) { if (traced) span.SetStartTsMillis(Now()); }", "if (traced) span.SetEndTsMillis(Now());")]
    public Task Conditions_that_belong_together_are_not_reported(string start, string end) => Silent(
        $"""
        var span = Span.Builder(typeof(Job), "n");
        {start}
        Work();
        {end}
        _group.AddSpan(span);
        """);

    [Theory]
    [InlineData("if (failed) span.SetEndTsMillis(Now()); if (failed) _group.AddSpan(span);")]
    [InlineData("if (failed) { span.SetEndTsMillis(Now()); } if (!failed) { return 1; } _group.AddSpan(span);")]
    [InlineData("if (order.IsValid) span.SetEndTsMillis(Now()); if (order.IsPaid) _group.AddSpan(span);")]
    [InlineData("if (failed) span.SetEndTsMillis(Now()); else span.SetEndTime(order.Started); _group.AddSpan(span);")]
    [InlineData("if (failed) span.SetEndTsMillis(Now()); if (!failed) span.SetEndTsMillis(Now()); _group.AddSpan(span);")]
    [InlineData("if (kind < 3) span.SetEndTsMillis(Now()); else if (kind >= 3) span.SetEndTsMillis(Now()); _group.AddSpan(span);")]
    [InlineData("switch (color) { case Color.Red: span.SetEndTsMillis(1); break; case Color.Green: span.SetEndTsMillis(2); break; } _group.AddSpan(span);")]
    [InlineData("span = kind switch { 1 => span.SetEndTsMillis(1), _ => span.SetEndTsMillis(2) }; _group.AddSpan(span);")]
    [InlineData("for (var i = 0; i < 3; i++) { span.SetEndTsMillis(Now()); } _group.AddSpan(span);")]
    [InlineData("do { span.SetEndTsMillis(Now()); } while (TryWork()); _group.AddSpan(span);")]
    [InlineData("while (true) { if (TryWork()) { span.SetEndTsMillis(Now()); break; } } _group.AddSpan(span);")]
    [InlineData("again: if (!TryWork()) goto again; span.SetEndTsMillis(Now()); _group.AddSpan(span);")]
    [InlineData("if (failed) throw new IOException(); span.SetEndTsMillis(Now()); _group.AddSpan(span);")]
    [InlineData("try { Work(); } finally { span.SetEndTsMillis(Now()); _group.AddSpan(span); }")]
    [InlineData("try { Work(); } finally { span.SetEndTsMillis(Now()); } _group.AddSpan(span);")]
    [InlineData("try { Work(); span.SetEndTsMillis(Now()); } catch (IOException) { Work(); span.SetEndTsMillis(Now()); throw; } finally { if (failed) _group.AddSpan(span.SetEndTsMillis(Now())); }")]
    [InlineData("var ok = false; try { Work(); span.SetEndTsMillis(Now()); ok = true; } catch (Exception) { } if (ok) _group.AddSpan(span);")]
    [InlineData("Exception? error = null; try { Work(); span.SetEndTsMillis(Now()); } catch (Exception e) { error = e; } if (error is null) _group.AddSpan(span);")]
    [InlineData("try { if (failed) throw new IOException(); span.SetEndTsMillis(Now()); } catch (ArgumentException) { _group.AddSpan(span); }")]
    [InlineData("try { Console.WriteLine(); span.SetEndTsMillis(Now()); } finally { _group.AddSpan(span); }")]
    [InlineData("lock (_group) { span.SetEndTsMillis(1); } _group.AddSpan(span);")]
    [InlineData("using (var stream = new MemoryStream()) { await WorkAsync(); span.SetEndTsMillis(1); } _group.AddSpan(span);")]
    [InlineData("long end = 0; if (failed) end = Now(); span.SetEndTsMillis(end); _group.AddSpan(span);")]
    [InlineData("if (span is { } same) { same.SetEndTsMillis(1); } _group.AddSpan(span);")]
    [InlineData("if (span is not null) { span.SetEndTsMillis(1); } _group.AddSpan(span);")]
    [InlineData("if (span is SpanBuilder) { span.SetEndTsMillis(1); } _group.AddSpan(span);")]
    [InlineData("span?.SetEndTsMillis(1); _group.AddSpan(span!);")]
    [InlineData("if (failed) Fail(); else span.SetEndTsMillis(1); _group.AddSpan(span);")]
    [InlineData("if (failed) Environment.FailFast(\"\"); else span.SetEndTsMillis(1); _group.AddSpan(span);")]
    [InlineData("Debug.Assert(traced); if (traced) span.SetEndTsMillis(1); _group.AddSpan(span);")]
    [InlineData("foreach (var one in new[] { 1, 2 }) { span.SetEndTsMillis(one); } _group.AddSpan(span);")]
    [InlineData("foreach (int one in (int[])[1, 2]) { span.SetEndTsMillis(one); } _group.AddSpan(span);")]
    [InlineData("Work(order.Id); if (order != null) span.SetEndTsMillis(1); _group.AddSpan(span);")]
    [InlineData("object work = order; switch (work) { case Order: span.SetEndTsMillis(1); break; case string: span.SetEndTsMillis(2); break; } _group.AddSpan(span);")]
    [InlineData("try { orders.ToList().Add(order); span.SetEndTsMillis(1); } finally { if (traced) _group.AddSpan(span.SetEndTsMillis(1)); }")]
    [InlineData("try { new List<int>().Add(1); span.SetEndTsMillis(1); } finally { _group.AddSpan(span); }")]
    [InlineData("span.SetEndTsMillis(1); var built = span.Build(); _group.AddSpan(span);")]
    [InlineData("var built = span.Build();")]
    [InlineData("_group.AddSpan(traced ? span.SetEndTsMillis(1) : span.SetEndTsMillis(2));")]
    [InlineData("try { try { if (failed) throw new FileNotFoundException(); } catch (IOException) { span.SetEndTsMillis(1); } span.SetEndTsMillis(2); } finally { _group.AddSpan(span); }")]
    [InlineData("try { try { Work(); } catch (Exception) { Console.WriteLine(); } span.SetEndTsMillis(2); } finally { _group.AddSpan(span); }")]
    [InlineData("try { try { Work(); } catch { Console.WriteLine(); } span.SetEndTsMillis(2); } finally { _group.AddSpan(span); }")]
    [InlineData("if (failed) Debug.Assert(false); else span.SetEndTsMillis(1); _group.AddSpan(span);")]
    [InlineData("Order? found = null; if (traced) { found = order; span.SetEndTsMillis(1); } Work(found!.Id); _group.AddSpan(span);")]
    public Task A_builder_whose_end_is_set_on_every_path_is_not_reported(string rest) => Silent(
        $"""
        var span = Span.Builder(typeof(Job), "n").SetStartTsMillis(Now());
        {rest}
        """);

    [Fact]
    public Task A_child_may_be_ended_after_it_was_added() => Silent(
        """
        var child = Span.Builder(typeof(Job), "child").SetStartTsMillis(Now());
        parent.AddChild(child);
        Work();
        child.SetEndTsMillis(Now());
        """);

    [Fact]
    public Task A_child_may_be_ended_when_the_next_one_begins() => Silent(
        """
        SpanBuilder? previous = null;
        foreach (var one in orders)
        {
            previous?.SetEndTsMillis(Now());
            previous = Span.Builder(typeof(Job), one.Id).SetStartTsMillis(Now());
            parent.AddChild(previous);
        }

        previous?.SetEndTsMillis(Now());
        """);

    [Fact]
    public Task A_function_too_large_to_be_followed_is_left_alone()
    {
        var conditions = Enumerable.Range(0, 13).Select(i => $"if (order.Rows == {i}) Work();");
        var twice = string.Join("\n", conditions.Concat(conditions.Reverse().Select(c => c.Replace("order.Rows", "orders[0].Rows", StringComparison.Ordinal))));
        var independent = string.Join("\n", Enumerable.Range(0, 14).Select(i => $"if (orders[{i}].IsPaid) Work(); if (orders[{i}].IsPaid) Work();"));

        return Silent(
            $"""
            var span = Span.Builder(typeof(Job), "n").SetStartTsMillis(Now());
            {twice}
            {independent}
            _group.AddSpan(span);
            """);
    }

    private static Task Silent(string body) => RuleTest<SpanWithoutEndAnalyzer>.Check(Job.Method(body));
}
