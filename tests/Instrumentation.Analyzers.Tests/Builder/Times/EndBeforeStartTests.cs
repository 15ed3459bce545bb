using Instrumentation.Analyzers.Builder;
using Instrumentation.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Testing;

namespace Instrumentation.Analyzers.Tests.Builder.Times;

/// <summary>SPAN107.</summary>
public class EndBeforeStartTests
{
    [Theory]
    [InlineData("SetStartTsMillis(1).SetEndTsMillis(2)")]
    [InlineData("SetStartTsMillis(2).SetEndTsMillis(2)")]
    [InlineData("SetEndTsMillis(2).SetStartTsMillis(1)")]
    [InlineData("SetStartTsMillis(5).SetEndTsMillis(0)")]
    [InlineData("SetStartTsMillis(5).SetEndTsMillis(3).SetEndTsMillis(6)")]
    [InlineData("SetStartTsMillis(5).SetEndTsMillis(3).SetStartTsMillis(2)")]
    [InlineData("SetStartTsMillis(Now()).SetEndTsMillis(Now())")]
    [InlineData("SetStartTime(order.Started).SetEndTime(order.Started.AddSeconds(1))")]
    [InlineData("SetStartTime(order.Started).SetEndTime(orders[0].Started.AddSeconds(-1))")]
    [InlineData("SetStartTime(order.Started).SetEndTime(DateTimeOffset.UtcNow)")]
    [InlineData("SetStartTime(DateTimeOffset.UtcNow).SetEndTime(order.Started)")]
    [InlineData("SetStartTime(order.Started).SetEndTime(order.Started.AddDays(double.MaxValue))")]
    [InlineData("SetStartTime(order.Started).SetEndTime(order.Started.AddDays(double.NegativeInfinity))")]
    [InlineData("SetStartTime(order.Started).SetEndTime(order.Started.AddSeconds(double.NaN))")]
    [InlineData("SetStartTime(order.Started).SetEndTime(order.Started - TimeSpan.FromDays(1e300))")]
    [InlineData("SetStartTsMillis(long.MaxValue).SetEndTsMillis(long.MaxValue)")]
    [InlineData("SetStartTime(DateTimeOffset.UtcNow.AddSeconds(-1)).SetEndTime(DateTimeOffset.UtcNow)")]
    [InlineData("SetEndTime(DateTimeOffset.UtcNow).SetStartTime(DateTimeOffset.UtcNow.AddSeconds(-1))")]
    [InlineData("SetEndTime(TimeProvider.System.GetUtcNow()).SetStartTime(DateTimeOffset.UtcNow)")]
    [InlineData("SetStartTsMillis(kind).SetEndTsMillis(kind + 1)")]
    [InlineData("SetStartTsMillis(kind).SetEndTsMillis(kind - order.Rows)")]
    [InlineData("SetStartTime(DateTimeOffset.FromUnixTimeSeconds(1)).SetEndTsMillis(1001)")]
    [InlineData("SetStartTsMillis(5).SetEndTime(DateTimeOffset.MinValue)")]
    [InlineData("SetStartTsMillis(5).SetEndTime(orders[0].Started)")]
    [InlineData("SetStartTime(order.Started).SetEndTime(order.Started.UtcDateTime.AddSeconds(-1))")]
    [InlineData("SetStartTime(order.Started.AddSeconds(kind)).SetEndTime(order.Started)")]
    [InlineData("SetStartTime(order.Started + TimeSpan.FromSeconds(kind)).SetEndTime(order.Started)")]
    [InlineData("SetStartTime(order.Started.AddMonths(1)).SetEndTime(order.Started)")]
    [InlineData("SetStartTsMillis(kind * 2).SetEndTsMillis(kind)")]
    [InlineData("SetStartTime(order.Started).SetEndTime(order.Started - order.Started.Subtract(orders[0].Started))")]
    [InlineData("SetStartTsMillis(kind).SetEndTsMillis(kind * 2)")]
    public Task A_chain_whose_end_may_lie_after_the_start_is_not_reported(string chain) => Silent($"_group.AddSpan(Span.Builder(typeof(Job), \"n\").{chain});");

    [Theory]
    [InlineData("var start = Now(); Work(); var end = Now(); _group.AddSpan(span.SetStartTsMillis(start).SetEndTsMillis(end));")]
    [InlineData("var start = Now(); Work(); start = Now(); var end = Now(); _group.AddSpan(span.SetStartTsMillis(end).SetEndTsMillis(start));")]
    [InlineData("var start = Now(); var end = Now(); if (failed) end = 5; _group.AddSpan(span.SetStartTsMillis(end).SetEndTsMillis(start));")]
    [InlineData("var start = Now(); var end = order.Rows; _group.AddSpan(span.SetStartTsMillis(end).SetEndTsMillis(start));")]
    [InlineData("if (failed) span.SetStartTsMillis(9); else span.SetEndTsMillis(3); _group.AddSpan(span);")]
    [InlineData("if (failed) span.SetStartTsMillis(9); if (!failed) span.SetEndTsMillis(3); _group.AddSpan(span);")]
    [InlineData("if (order.IsPaid) span.SetStartTsMillis(9); if (order.IsValid) span.SetEndTsMillis(3); _group.AddSpan(span);")]
    [InlineData("span.SetStartTsMillis(9); if (order.IsPaid) span.SetEndTsMillis(3); if (order.IsValid) _group.AddSpan(span);")]
    [InlineData("span.SetStartTsMillis(9).SetEndTsMillis(3); if (failed) return 1; Take(span);")]
    [InlineData("span.SetStartTsMillis(9).SetEndTsMillis(3); Take(span); _group.AddSpan(span);")]
    [InlineData("var watch = Stopwatch.StartNew(); var start = DateTimeOffset.UtcNow; Work(); _group.AddSpan(span.SetStartTime(start).SetEndTime(start + watch.Elapsed));")]
    [InlineData("var watch = Stopwatch.StartNew(); Work(); var now = DateTimeOffset.UtcNow; _group.AddSpan(span.SetStartTime(now - watch.Elapsed).SetEndTime(now));")]
    [InlineData("long last = Now(); foreach (var one in orders) { var now = Now(); parent.AddChild(Span.Builder(typeof(Job), \"n\").SetStartTsMillis(last).SetEndTsMillis(now)); last = now; } Take(span);")]
    [InlineData("foreach (var one in orders) { var a = Now(); while (TryWork()) { var b = Now(); parent.AddChild(Span.Builder(typeof(Job), \"n\").SetStartTsMillis(b).SetEndTsMillis(a)); } } Take(span);")]
    public Task A_path_whose_end_may_lie_after_the_start_is_not_reported(string rest) => Silent("var span = Span.Builder(typeof(Job), \"n\");\n" + rest);

    [Fact]
    public Task Constants() => Pair(
        reported: "_group.AddSpan(span.SetStartTsMillis(5).SetEndTsMillis([|3|]));",
        silent: "_group.AddSpan(span.SetStartTsMillis(3).SetEndTsMillis(5));");

    [Fact]
    public Task Constants_of_both_forms() => Pair(
        reported: "const long begin = 2_000; _group.AddSpan(span.SetStartTsMillis(begin).SetEndTime([|DateTimeOffset.FromUnixTimeSeconds(1)|]));",
        silent: "const long begin = 2_000; _group.AddSpan(span.SetStartTsMillis(begin).SetEndTime(DateTimeOffset.FromUnixTimeSeconds(2)));");

    [Fact]
    public Task Swapped_variables() => Pair(
        reported: "var start = Now(); Work(); var end = Now(); _group.AddSpan(span.SetStartTsMillis(end).SetEndTsMillis([|start|]));",
        silent: "var start = Now(); Work(); var end = Now(); _group.AddSpan(span.SetStartTsMillis(start).SetEndTsMillis(end));");

    [Fact]
    public Task Swapped_variables_of_a_time_provider() => Pair(
        reported: "var clock = TimeProvider.System; var a = clock.GetUtcNow(); Work(); var b = clock.GetUtcNow(); span.SetStartTime(b); span.SetEndTime([|a|]); _group.AddSpan(span);",
        silent: "var clock = TimeProvider.System; var a = clock.GetUtcNow(); Work(); var b = clock.GetUtcNow(); span.SetStartTime(a); span.SetEndTime(b); _group.AddSpan(span);");

    [Fact]
    public Task Swapped_calls() => Pair(
        reported: "span.SetEndTime([|DateTimeOffset.UtcNow|]); Work(); span.SetStartTime(DateTimeOffset.UtcNow); _group.AddSpan(span);",
        silent: "span.SetStartTime(DateTimeOffset.UtcNow); Work(); span.SetEndTime(DateTimeOffset.UtcNow); _group.AddSpan(span);");

    [Theory]
    [InlineData("5", "DateTimeOffset.UnixEpoch", "DateTimeOffset.UnixEpoch.AddMilliseconds(5)")]
    [InlineData("DateTimeOffset.FromUnixTimeMilliseconds(5)", "3", "5")]
    [InlineData("DateTimeOffset.FromUnixTimeSeconds(5)", "4_999", "5_000")]
    [InlineData("DateTimeOffset.FromUnixTimeMilliseconds(kind)", "kind - 1", "kind")]
    [InlineData("order.Started.ToUnixTimeMilliseconds()", "order.Started.ToUnixTimeMilliseconds() - 1", "order.Started.ToUnixTimeMilliseconds() + 1")]
    [InlineData("order.Started.AddMilliseconds(1)", "order.Started", "order.Started.AddMilliseconds(1)")]
    [InlineData("order.Started.AddTicks(10_001)", "order.Started.AddMilliseconds(1)", "order.Started.AddMilliseconds(2)")]
    [InlineData("order.Started.AddTicks(10_000)", "order.Started.AddTicks(9_999)", "order.Started.AddMilliseconds(1)")]
    [InlineData("order.Started.AddSeconds(1)", "order.Started.AddMilliseconds(999)", "order.Started.AddMilliseconds(1_000)")]
    [InlineData("order.Started.AddMinutes(1)", "order.Started.AddSeconds(59)", "order.Started.AddSeconds(60)")]
    [InlineData("order.Started.AddHours(1)", "order.Started.AddMinutes(59)", "order.Started.AddMinutes(60)")]
    [InlineData("order.Started.AddDays(1)", "order.Started.AddHours(23)", "order.Started.AddHours(24)")]
    [InlineData("order.Started.Add(TimeSpan.FromSeconds(5))", "order.Started.AddSeconds(4)", "order.Started.AddSeconds(5)")]
    [InlineData("order.Started + TimeSpan.FromMinutes(5)", "order.Started + TimeSpan.FromMinutes(4)", "order.Started + TimeSpan.FromHours(1)")]
    [InlineData("order.Started", "order.Started.Subtract(TimeSpan.FromSeconds(5))", "order.Started.Subtract(TimeSpan.FromSeconds(-5))")]
    [InlineData("order.Started", "order.Started - TimeSpan.FromDays(1)", "order.Started + TimeSpan.FromDays(1)")]
    [InlineData("order.Started", "order.Started - watch.Elapsed", "order.Started + watch.Elapsed")]
    [InlineData("order.Started", "order.Started.Subtract(watch.Elapsed)", "order.Started.Add(watch.Elapsed)")]
    [InlineData("order.Started", "order.Started - took", "order.Started + took")]
    [InlineData("order.Started", "order.Started - Stopwatch.GetElapsedTime(kind)", "order.Started + Stopwatch.GetElapsedTime(kind)")]
    [InlineData("order.Started", "order.Started - TimeProvider.System.GetElapsedTime(kind)", "order.Started + TimeProvider.System.GetElapsedTime(kind)")]
    [InlineData("kind", "kind - watch.ElapsedMilliseconds", "kind + watch.ElapsedMilliseconds")]
    public Task Arithmetic(string start, string before, string after)
    {
        return Pair(reported: Chain("[|" + before + "|]"), silent: Chain(after));

        string Chain(string end) => $"var watch = Stopwatch.StartNew(); var took = watch.Elapsed; _group.AddSpan(span{Set("Start", start)}{Set("End", end)});";

        static string Set(string which, string time) => IsNumber(time) ? $".Set{which}TsMillis({time})" : $".Set{which}Time({time})";

        static bool IsNumber(string time) => time.Contains("ToUnixTime", StringComparison.Ordinal) || char.IsDigit(time.Trim('[', '|')[0]) || time.Trim('[', '|').StartsWith("kind", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DateTimeOffset.UtcNow")]
    [InlineData("DateTimeOffset.Now")]
    [InlineData("DateTime.UtcNow")]
    [InlineData("DateTime.Now")]
    [InlineData("TimeProvider.System.GetUtcNow()")]
    public Task Clocks(string clock) => Pair(
        reported: $"var a = {clock}; Work(); var b = {clock}; _group.AddSpan(span.SetStartTime(b).SetEndTime([|a|]));",
        silent: $"var a = {clock}; Work(); var b = {clock}; _group.AddSpan(span.SetStartTime(a).SetEndTime(b));");

    [Fact]
    public Task Readings_of_two_clocks() => Pair(
        reported: "TimeProvider one = TimeProvider.System, two = TimeProvider.System; var a = one.GetUtcNow(); var b = one.GetUtcNow(); _group.AddSpan(span.SetStartTime(b).SetEndTime([|a|]));",
        silent: "TimeProvider one = TimeProvider.System, two = TimeProvider.System; var a = one.GetUtcNow(); var b = two.GetUtcNow(); _group.AddSpan(span.SetStartTime(b).SetEndTime(a));");

    [Theory]
    [InlineData("while (TryWork())")]
    [InlineData("for (var i = 0; i < kind; i++)")]
    [InlineData("foreach (var one in orders)")]
    [InlineData("foreach (var (one, two) in new[] { (1, 2) })")]
    public Task Swapped_within_a_loop(string loop) => Pair(
        reported: loop + " { var a = Now(); Work(); var b = Now(); parent.AddChild(Span.Builder(typeof(Job), \"n\").SetStartTsMillis(b).SetEndTsMillis([|a|])); }",
        silent: "var a = Now(); " + loop + " { var b = Now(); parent.AddChild(Span.Builder(typeof(Job), \"n\").SetStartTsMillis(b).SetEndTsMillis(a)); }");

    [Fact]
    public Task Swapped_within_a_loop_that_runs_at_least_once() => Pair(
        reported: "do { var a = Now(); Work(); var b = Now(); parent.AddChild(Span.Builder(typeof(Job), \"n\").SetStartTsMillis(b).SetEndTsMillis([|a|])); } while (TryWork());",
        silent: "var a = Now(); do { var b = Now(); parent.AddChild(Span.Builder(typeof(Job), \"n\").SetStartTsMillis(b).SetEndTsMillis(a)); } while (TryWork());");

    [Fact]
    public Task Duration_on_the_wrong_side() => Pair(
        reported: "var watch = Stopwatch.StartNew(); Work(); var now = DateTimeOffset.UtcNow; _group.AddSpan(span.SetStartTime(now).SetEndTime([|now - watch.Elapsed|]));",
        silent: "var watch = Stopwatch.StartNew(); Work(); var now = DateTimeOffset.UtcNow; _group.AddSpan(span.SetStartTime(now - watch.Elapsed).SetEndTime(now));");

    [Fact]
    public Task Negative_duration() => Pair(
        reported: "_group.AddSpan(span.SetStartTime(order.Started).SetEndTime([|order.Started.AddSeconds(-5)|]));",
        silent: "_group.AddSpan(span.SetStartTime(order.Started.AddSeconds(-5)).SetEndTime(order.Started));");

    [Fact]
    public Task One_arm() => Pair(
        reported: "span.SetStartTsMillis(5); if (failed) { span.SetEndTsMillis([|3|]); } else { span.SetEndTsMillis(9); } _group.AddSpan(span);",
        silent: "span.SetStartTsMillis(5); if (failed) { span.SetEndTsMillis(3); return 1; } else { span.SetEndTsMillis(9); } _group.AddSpan(span);");

    [Fact]
    public Task An_end_that_may_be_replaced() => Pair(
        reported: "span.SetStartTsMillis(5).SetEndTsMillis([|3|]); if (failed) span.SetEndTsMillis(9); _group.AddSpan(span);",
        silent: "span.SetStartTsMillis(5).SetEndTsMillis(3); if (failed) span.SetEndTsMillis(9); else span.SetEndTsMillis(8); _group.AddSpan(span);");

    [Fact]
    public Task Try_and_finally() => Pair(
        reported: "span.SetEndTime([|DateTimeOffset.UtcNow|]); try { Work(); } finally { _group.AddSpan(span.SetStartTime(DateTimeOffset.UtcNow)); }",
        silent: "span.SetStartTime(DateTimeOffset.UtcNow); try { Work(); } finally { _group.AddSpan(span.SetEndTime(DateTimeOffset.UtcNow)); }");

    [Fact]
    public Task Child_in_a_loop() => Pair(
        reported: "foreach (var one in orders) { var a = Now(); Work(one.Id); var b = Now(); parent.AddChild(Span.Builder(typeof(Job), \"n\").SetStartTsMillis(b).SetEndTsMillis([|a|])); }",
        silent: "foreach (var one in orders) { var a = Now(); Work(one.Id); var b = Now(); parent.AddChild(Span.Builder(typeof(Job), \"n\").SetStartTsMillis(a).SetEndTsMillis(b)); }");

    [Fact]
    public Task Switch_expression() => Pair(
        reported: "span = kind switch { 1 => span.SetStartTsMillis(7), _ => span.SetStartTsMillis(1) }; _group.AddSpan(span.SetEndTsMillis([|5|]));",
        silent: "span = kind switch { 1 => span.SetStartTsMillis(5), _ => span.SetStartTsMillis(1) }; _group.AddSpan(span.SetEndTsMillis(5));");

    [Fact]
    public Task Lambda() => Pair(
        reported: "Action run = () => _group.AddSpan(Span.Builder(typeof(Job), \"n\").SetStartTsMillis(5).SetEndTsMillis([|4|]));",
        silent: "Action run = () => _group.AddSpan(Span.Builder(typeof(Job), \"n\").SetStartTsMillis(5).SetEndTsMillis(6));");

    [Fact]
    public Task The_message_names_both_and_the_locations_show_start_and_report() => RuleTest<EndBeforeStartAnalyzer>.Check(
        Job.Method("_group.AddSpan({|#2:Span.Builder(typeof(Job), \"n\").SetStartTsMillis({|#1:5|}).SetEndTsMillis({|#0:3|})|});"),
        new DiagnosticResult(EndBeforeStartAnalyzer.Rule).WithLocation(0).WithLocation(1).WithLocation(2).WithArguments("3", "5", ""));

    [Fact]
    public Task The_message_names_the_turns_that_lead_to_both() => RuleTest<EndBeforeStartAnalyzer>.Check(
        Job.Method("var span = Span.Builder(typeof(Job), \"n\");\nif ({|#2:failed|}) { span.SetStartTsMillis({|#1:5|}).SetEndTsMillis({|#0:3|}); }\n_group.AddSpan({|#3:span|});"),
        new DiagnosticResult(EndBeforeStartAnalyzer.Rule).WithLocation(0).WithLocation(1).WithLocation(2).WithLocation(3).WithArguments("3", "5", " if 'failed' is true"));

    private static Task Silent(string body) => Paths<EndBeforeStartAnalyzer>.Silent(body);

    private static Task Pair(string reported, string silent) =>
        Paths<EndBeforeStartAnalyzer>.Pair("var span = Span.Builder(typeof(Job), \"n\");\n" + reported, "var span = Span.Builder(typeof(Job), \"n\");\n" + silent);
}
