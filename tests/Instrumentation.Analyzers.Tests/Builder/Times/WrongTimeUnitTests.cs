using Instrumentation.Analyzers.Builder;
using Instrumentation.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Testing;

namespace Instrumentation.Analyzers.Tests.Builder.Times;

/// <summary>SPAN106.</summary>
public class WrongTimeUnitTests
{
    [Theory]
    [InlineData("DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()")]
    [InlineData("DateTimeOffset.Now.ToUnixTimeMilliseconds()")]
    [InlineData("(long)(DateTimeOffset.UtcNow.ToUnixTimeSeconds() * double.MaxValue)")]
    [InlineData("(long)(DateTimeOffset.UtcNow.ToUnixTimeSeconds() * 1e12 * 1e12 * 1e12)")]
    [InlineData("(long)(DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 1e-300)")]
    [InlineData("(long)(DateTimeOffset.UtcNow.ToUnixTimeSeconds() * double.NaN)")]
    [InlineData("new DateTimeOffset(DateTime.Now).ToUnixTimeMilliseconds()")]
    [InlineData("new DateTimeOffset(DateTime.UtcNow).ToUnixTimeMilliseconds()")]
    [InlineData("new DateTimeOffset(DateTime.UtcNow, TimeSpan.Zero).ToUnixTimeMilliseconds()")]
    [InlineData("TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()")]
    [InlineData("DateTimeOffset.UtcNow.ToUnixTimeSeconds() * 1000")]
    [InlineData("1000L * DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 5")]
    [InlineData("(DateTime.UtcNow.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond")]
    [InlineData("(DateTime.UtcNow.Ticks - 621355968000000000L) / 10_000")]
    [InlineData("(long)(DateTime.UtcNow - DateTime.UnixEpoch).TotalMilliseconds")]
    [InlineData("(long)(DateTime.UtcNow - new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc)).TotalMilliseconds")]
    [InlineData("(long)DateTime.UtcNow.Subtract(DateTime.UnixEpoch).TotalSeconds * 1000")]
    [InlineData("order.Rows")]
    [InlineData("kind * 1000L")]
    [InlineData("1700000000000")]
    [InlineData("Now()")]
    [InlineData("Now() - watch.ElapsedMilliseconds")]
    [InlineData("Now() + watch.ElapsedMilliseconds")]
    [InlineData("order.Started.ToUnixTimeMilliseconds() + watch.ElapsedMilliseconds")]
    [InlineData("order.Started.ToUnixTimeMilliseconds() + (long)watch.Elapsed.TotalMilliseconds")]
    [InlineData("order.Started.ToUnixTimeMilliseconds() + watch.ElapsedTicks * 1000 / Stopwatch.Frequency")]
    [InlineData("order.Started.ToUnixTimeMilliseconds() + watch.Elapsed.Ticks / TimeSpan.TicksPerMillisecond")]
    [InlineData("Now() - (Environment.TickCount64 - kind)")]
    [InlineData("order.Started.AddSeconds(1).ToUnixTimeMilliseconds()")]
    [InlineData("DateTimeOffset.FromUnixTimeSeconds(kind).ToUnixTimeMilliseconds()")]
    [InlineData("(order.Started + watch.Elapsed).ToUnixTimeMilliseconds()")]
    [InlineData("(long)(DateTimeOffset.UtcNow - DateTimeOffset.UnixEpoch).TotalMilliseconds")]
    [InlineData("(long)order.Started.Subtract(DateTimeOffset.UnixEpoch).TotalMilliseconds")]
    [InlineData("(long)(DateTimeOffset.UtcNow - new DateTimeOffset(1970, 1, 1, 0, 0, 0, TimeSpan.Zero)).TotalMilliseconds")]
    [InlineData("(long)(DateTime.UtcNow - DateTime.UnixEpoch).TotalMinutes * 60_000")]
    [InlineData("(long)(DateTime.UtcNow - DateTime.UnixEpoch).TotalHours * 3_600_000")]
    [InlineData("(long)(DateTime.UtcNow - DateTime.UnixEpoch).TotalDays * 86_400_000")]
    [InlineData("DateTime.UtcNow.Subtract(DateTime.UnixEpoch).Ticks / 10_000")]
    [InlineData("DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() + 5")]
    [InlineData("5 + DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()")]
    [InlineData("DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - 5")]
    [InlineData("DateTimeOffset.UtcNow.ToUnixTimeSeconds() * kind")]
    [InlineData("watch.ElapsedMilliseconds + watch.ElapsedTicks")]
    [InlineData("watch.ElapsedMilliseconds - watch.ElapsedTicks")]
    [InlineData("Environment.TickCount64 - Stopwatch.GetTimestamp()")]
    [InlineData("Now() + watch.ElapsedMilliseconds * 2 / 2")]
    [InlineData("watch.ElapsedMilliseconds + DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()")]
    [InlineData("DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - (long)watch.Elapsed.TotalMilliseconds")]
    [InlineData("Environment.TickCount64 - DateTime.UnixEpoch.Ticks")]
    [InlineData("DateTimeOffset.UtcNow.ToUnixTimeSeconds() + kind")]
    public Task Milliseconds_since_1970_are_right_however_they_are_computed(string time) => Silent(
        $"var watch = Stopwatch.StartNew(); _group.AddSpan(Span.Builder(typeof(Job), \"n\").SetStartTsMillis({time})); parent.SetEndTsMillis({time});");

    [Theory]
    [InlineData("DateTimeOffset.UtcNow")]
    [InlineData("DateTimeOffset.Now")]
    [InlineData("DateTime.UtcNow")]
    [InlineData("DateTime.Now")]
    [InlineData("order.Started + watch.Elapsed")]
    [InlineData("order.Started.Add(watch.Elapsed)")]
    [InlineData("order.Started.AddMilliseconds(watch.ElapsedMilliseconds)")]
    [InlineData("order.Started.AddSeconds(watch.Elapsed.TotalSeconds)")]
    [InlineData("order.Started + Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp())")]
    [InlineData("TimeProvider.System.GetUtcNow()")]
    [InlineData("DateTimeOffset.FromUnixTimeMilliseconds(Now())")]
    [InlineData("DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds())")]
    [InlineData("DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds())")]
    [InlineData("DateTimeOffset.UnixEpoch.AddMilliseconds(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds())")]
    [InlineData("new DateTimeOffset(DateTime.UtcNow.Ticks, TimeSpan.Zero)")]
    [InlineData("new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero)")]
    [InlineData("DateTimeOffset.FromFileTime(DateTime.UtcNow.ToFileTime())")]
    [InlineData("DateTime.SpecifyKind(DateTime.UtcNow, DateTimeKind.Utc)")]
    [InlineData("DateTime.SpecifyKind(DateTime.Now, DateTimeKind.Local)")]
    [InlineData("DateTimeOffset.UnixEpoch.AddSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds())")]
    [InlineData("DateTimeOffset.UnixEpoch.AddTicks(DateTime.UtcNow.Ticks - DateTime.UnixEpoch.Ticks)")]
    [InlineData("order.Started.AddMinutes(watch.Elapsed.TotalMinutes)")]
    [InlineData("order.Started.AddHours(watch.Elapsed.TotalHours)")]
    [InlineData("order.Started.AddDays(watch.Elapsed.TotalDays)")]
    [InlineData("order.Started.AddTicks(watch.Elapsed.Ticks)")]
    [InlineData("order.Started.AddMonths(kind)")]
    [InlineData("new DateTimeOffset(DateTime.Now, order.Started.Offset)")]
    [InlineData("new DateTimeOffset(DateTime.UnixEpoch.Ticks, TimeSpan.Zero)")]
    [InlineData("new DateTime(DateTime.Now.Ticks, DateTimeKind.Local)")]
    [InlineData("new DateTime(order.Rows)")]
    public Task Points_in_time_are_right_however_they_are_computed(string time) => Silent(
        $"var watch = Stopwatch.StartNew(); var time = {time}; _group.AddSpan(Span.Builder(typeof(Job), \"n\").SetStartTime({time})); parent.SetEndTime(time);");

    [Fact]
    public Task A_variable_that_is_assigned_again_is_not_known() => Silent(
        "var start = Stopwatch.GetTimestamp(); start = Now(); parent.SetStartTsMillis(start); long end = Environment.TickCount64; if (failed) end = Now(); parent.SetEndTsMillis(end);");

    [Fact]
    public Task A_clock_of_the_user_is_not_known_by_its_name() => RuleTest<WrongTimeUnitAnalyzer>.Check(
        """
        using Instrumentation.Traces;

        public static class Environment { public static long TickCount64 => 1_700_000_000_000; }
        public static class Stopwatch { public static long GetTimestamp() => 1_700_000_000_000; }
        public static class Job { public static void Run(SpanBuilder span) => span.SetStartTsMillis(Environment.TickCount64).SetEndTsMillis(Stopwatch.GetTimestamp()); }
        """);

    [Fact]
    public Task A_clock_that_is_read_for_something_else_is_not_reported() => Silent(
        "var start = Stopwatch.GetTimestamp(); Work(); parent.SetAttribute(\"ticks\", Stopwatch.GetTimestamp() - start).SetAttribute(\"up\", Environment.TickCount64);");

    [Theory]
    [InlineData("DateTimeOffset.UtcNow.ToUnixTimeSeconds()", "in seconds")]
    [InlineData("order.Started.ToUnixTimeSeconds()", "in seconds")]
    [InlineData("(long)(DateTime.UtcNow - DateTime.UnixEpoch).TotalSeconds", "in seconds")]
    [InlineData("DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * 1000", "not in milliseconds")]
    [InlineData("DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / 1000", "in seconds")]
    [InlineData("DateTime.UtcNow.Ticks - DateTime.UnixEpoch.Ticks", "in ticks")]
    [InlineData("Stopwatch.GetTimestamp()", "counted from the start of the machine")]
    [InlineData("Stopwatch.GetTimestamp() * 1000 / Stopwatch.Frequency", "counted from the start of the machine")]
    [InlineData("TimeProvider.System.GetTimestamp()", "counted from the start of the machine")]
    [InlineData("Environment.TickCount64", "counted from the start of the machine")]
    [InlineData("Environment.TickCount", "counted from the start of the machine")]
    [InlineData("watch.ElapsedMilliseconds", "a duration, not a point in time")]
    [InlineData("watch.ElapsedTicks", "a duration, not a point in time")]
    [InlineData("(long)watch.Elapsed.TotalMilliseconds", "a duration, not a point in time")]
    [InlineData("DateTime.UtcNow.Ticks", "counted from the year 1")]
    [InlineData("DateTime.UtcNow.Ticks / TimeSpan.TicksPerMillisecond", "counted from the year 1")]
    [InlineData("DateTimeOffset.UtcNow.UtcTicks", "counted from the year 1")]
    [InlineData("DateTime.Now.Ticks", "read from the local clock, not UTC")]
    [InlineData("(DateTime.Now.Ticks - DateTime.UnixEpoch.Ticks) / 10_000", "read from the local clock, not UTC")]
    [InlineData("(long)(DateTime.Now - DateTime.UnixEpoch).TotalMilliseconds", "read from the local clock, not UTC")]
    [InlineData("(long)(DateTime.Now - new DateTime(1970, 1, 1)).TotalMilliseconds", "read from the local clock, not UTC")]
    [InlineData("DateTime.UtcNow.ToFileTime()", "counted from 1601")]
    [InlineData("DateTimeOffset.UtcNow.ToFileTime()", "counted from 1601")]
    [InlineData("Now() + watch.ElapsedTicks", "in a unit of the stopwatch")]
    [InlineData("Now() + (long)watch.Elapsed.TotalSeconds", "in seconds")]
    [InlineData("order.Started.ToUnixTimeMilliseconds() + watch.ElapsedTicks / 10_000", "in a unit of the stopwatch")]
    [InlineData("DateTimeOffset.FromUnixTimeMilliseconds(Stopwatch.GetTimestamp()).ToUnixTimeMilliseconds()", "counted from the start of the machine")]
    [InlineData("(long)(DateTime.UtcNow - DateTime.UnixEpoch).TotalMinutes", "not in milliseconds")]
    [InlineData("(long)(DateTime.UtcNow - DateTime.UnixEpoch).TotalHours", "not in milliseconds")]
    [InlineData("(long)(DateTime.UtcNow - DateTime.UnixEpoch).TotalDays", "not in milliseconds")]
    [InlineData("DateTime.UtcNow.Subtract(DateTime.UnixEpoch).Ticks", "in ticks")]
    [InlineData("DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 5", "in seconds")]
    [InlineData("5 + DateTimeOffset.UtcNow.ToUnixTimeSeconds()", "in seconds")]
    [InlineData("DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 5", "in seconds")]
    [InlineData("Environment.TickCount64 - 5", "counted from the start of the machine")]
    [InlineData("Stopwatch.GetTimestamp() - 5", "counted from the start of the machine")]
    [InlineData("Environment.TickCount64 * kind", "counted from the start of the machine")]
    [InlineData("kind * Stopwatch.GetTimestamp()", "counted from the start of the machine")]
    [InlineData("Environment.TickCount64 / kind", "counted from the start of the machine")]
    [InlineData("DateTime.Today.Ticks", "read from the local clock, not UTC")]
    [InlineData("order.Started.LocalDateTime.Ticks", "read from the local clock, not UTC")]
    [InlineData("DateTimeOffset.Now.DateTime.Ticks", "read from the local clock, not UTC")]
    [InlineData("DateTime.UtcNow.ToLocalTime().Ticks", "read from the local clock, not UTC")]
    [InlineData("DateTime.SpecifyKind(DateTime.Now, DateTimeKind.Utc).Ticks", "read from the local clock, not UTC")]
    [InlineData("order.Started.DateTime.Ticks", "counted from the year 1")]
    [InlineData("DateTimeOffset.UtcNow.DateTime.Ticks", "counted from the year 1")]
    [InlineData("order.Started.UtcDateTime.Ticks", "counted from the year 1")]
    [InlineData("DateTime.Now.ToUniversalTime().Ticks", "counted from the year 1")]
    [InlineData("DateTime.UnixEpoch.Ticks", "counted from the year 1")]
    [InlineData("621_355_968_000_000_000", "counted from the year 1")]
    [InlineData("watch.Elapsed.Ticks", "a duration, not a point in time")]
    [InlineData("watch.ElapsedMilliseconds + watch.ElapsedMilliseconds", "a duration, not a point in time")]
    [InlineData("watch.ElapsedMilliseconds - watch.ElapsedMilliseconds", "a duration, not a point in time")]
    [InlineData("(long)Stopwatch.GetElapsedTime(kind).TotalMilliseconds", "a duration, not a point in time")]
    [InlineData("(long)TimeProvider.System.GetElapsedTime(kind).TotalSeconds", "a duration, not a point in time")]
    [InlineData("(long)(DateTimeOffset.UtcNow - order.Started).TotalMilliseconds", "a duration, not a point in time")]
    [InlineData("(long)DateTime.UtcNow.Subtract(DateTime.Today).TotalMilliseconds", "a duration, not a point in time")]
    [InlineData("(long)order.Started.Subtract(order.Started).TotalMilliseconds", "a duration, not a point in time")]
    [InlineData("(long)(DateTime.UtcNow - new DateTime(1970, 1, 2)).TotalSeconds", "a duration, not a point in time")]
    [InlineData("(long)(DateTime.UtcNow - new DateTime(1970, 2, 1)).TotalSeconds", "a duration, not a point in time")]
    [InlineData("(long)(DateTime.UtcNow - new DateTime(1971, 1, 1)).TotalSeconds", "a duration, not a point in time")]
    [InlineData("DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() + watch.Elapsed.Ticks", "in ticks")]
    [InlineData("watch.Elapsed.Ticks + DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()", "in ticks")]
    [InlineData("DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - watch.ElapsedTicks", "in a unit of the stopwatch")]
    [InlineData("DateTimeOffset.UtcNow.ToUnixTimeSeconds() + watch.ElapsedMilliseconds", "in seconds")]
    [InlineData("watch.ElapsedTicks + Now()", "in a unit of the stopwatch")]
    [InlineData("Now() - watch.ElapsedTicks", "in a unit of the stopwatch")]
    public Task Another_number_is_reported_and_the_message_says_what_it_is(string time, string what) => Reported(
        $"var watch = Stopwatch.StartNew(); parent.SetStartTsMillis({{|#0:{time}|}});", Shorten(time), what, "SetStartTsMillis", "Unix time in milliseconds");

    [Theory]
    [InlineData("DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds())", "in seconds")]
    [InlineData("DateTimeOffset.FromUnixTimeMilliseconds(Environment.TickCount64)", "counted from the start of the machine")]
    [InlineData("DateTimeOffset.FromUnixTimeMilliseconds(DateTime.UtcNow.Ticks)", "counted from the year 1")]
    [InlineData("DateTimeOffset.UnixEpoch.AddMilliseconds(watch.ElapsedMilliseconds)", "a duration, not a point in time")]
    [InlineData("new DateTimeOffset(Stopwatch.GetTimestamp(), TimeSpan.Zero)", "counted from the start of the machine")]
    [InlineData("new DateTime(watch.ElapsedTicks, DateTimeKind.Utc)", "a duration, not a point in time")]
    [InlineData("DateTime.SpecifyKind(DateTime.Now, DateTimeKind.Utc)", "read from the local clock, not UTC")]
    [InlineData("new DateTimeOffset(DateTime.Now, TimeSpan.Zero)", "read from the local clock, not UTC")]
    [InlineData("order.Started.AddSeconds(watch.ElapsedMilliseconds)", "moved by a duration in another unit")]
    [InlineData("order.Started.AddTicks(watch.ElapsedTicks)", "moved by a duration in another unit")]
    [InlineData("DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds())", "in milliseconds")]
    [InlineData("DateTimeOffset.UnixEpoch.AddSeconds(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds())", "in milliseconds")]
    [InlineData("new DateTime(DateTime.UtcNow.Ticks - DateTime.UnixEpoch.Ticks)", "in ticks")]
    [InlineData("new DateTime(Environment.TickCount64)", "counted from the start of the machine")]
    [InlineData("order.Started.AddMinutes(watch.Elapsed.TotalSeconds)", "moved by a duration in another unit")]
    [InlineData("order.Started.AddHours(watch.Elapsed.TotalMinutes)", "moved by a duration in another unit")]
    [InlineData("order.Started.AddDays(watch.Elapsed.TotalHours)", "moved by a duration in another unit")]
    [InlineData("order.Started.AddMilliseconds(Environment.TickCount64)", "counted from the start of the machine")]
    [InlineData("DateTimeOffset.FromUnixTimeMilliseconds(Environment.TickCount).ToUniversalTime()", "counted from the start of the machine")]
    [InlineData("DateTimeOffset.FromUnixTimeMilliseconds(Environment.TickCount).ToLocalTime()", "counted from the start of the machine")]
    [InlineData("DateTimeOffset.FromUnixTimeMilliseconds(Environment.TickCount).ToOffset(TimeSpan.Zero)", "counted from the start of the machine")]
    [InlineData("DateTimeOffset.FromUnixTimeMilliseconds(Environment.TickCount).Add(watch.Elapsed)", "counted from the start of the machine")]
    [InlineData("DateTimeOffset.FromUnixTimeMilliseconds(Environment.TickCount).Subtract(watch.Elapsed)", "counted from the start of the machine")]
    [InlineData("DateTimeOffset.FromUnixTimeMilliseconds(Environment.TickCount).AddSeconds(1)", "counted from the start of the machine")]
    [InlineData("DateTimeOffset.FromUnixTimeMilliseconds(Environment.TickCount) + watch.Elapsed", "counted from the start of the machine")]
    public Task Another_point_in_time_is_reported(string time, string what) => Reported(
        $"var watch = Stopwatch.StartNew(); parent.SetEndTime({{|#0:{time}|}});", Shorten(time), what, "SetEndTime", "a point in time");

    [Fact]
    public Task Variable_that_is_assigned_once() => Pair(
        reported: "var start = Stopwatch.GetTimestamp(); Work(); parent.SetStartTsMillis([|start|]);",
        silent: "var start = Now(); Work(); parent.SetStartTsMillis(start);");

    [Fact]
    public Task Variables_in_a_row() => Pair(
        reported: "var now = DateTime.Now; var ticks = now.Ticks; var millis = ticks / 10_000; parent.SetStartTsMillis([|millis|]);",
        silent: "var now = DateTime.UtcNow; var ticks = now.Ticks - DateTime.UnixEpoch.Ticks; var millis = ticks / 10_000; parent.SetStartTsMillis(millis);");

    [Theory]
    [InlineData("int")]
    [InlineData("long")]
    [InlineData("short")]
    [InlineData("uint")]
    [InlineData("float")]
    [InlineData("double")]
    public Task Factor_of_any_type(string type) => Pair(
        reported: $"{type} factor = 1000; parent.SetStartTsMillis([|(long)(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * factor)|]);",
        silent: $"{type} factor = 1000; parent.SetStartTsMillis((long)(DateTimeOffset.UtcNow.ToUnixTimeSeconds() * factor));");

    [Fact]
    public Task Variables_that_hold_instants_and_durations() => Pair(
        reported: "var now = DateTime.UtcNow; var epoch = DateTime.UnixEpoch; var took = now - epoch; parent.SetStartTsMillis([|(long)took.TotalSeconds|]);",
        silent: "var now = DateTime.UtcNow; var epoch = DateTime.UnixEpoch; var took = now - epoch; parent.SetStartTsMillis((long)took.TotalMilliseconds);");

    [Fact]
    public Task A_variable_that_holds_a_local_time() => Pair(
        reported: "var now = DateTime.Now; parent.SetStartTime([|new DateTimeOffset(now, TimeSpan.Zero)|]);",
        silent: "var now = DateTime.UtcNow; parent.SetStartTime(new DateTimeOffset(now, TimeSpan.Zero));");

    [Fact]
    public Task Difference_of_two_readings() => Pair(
        reported: "var start = Environment.TickCount64; Work(); var took = Environment.TickCount64 - start; parent.SetEndTsMillis([|took|]);",
        silent: "var start = Environment.TickCount64; Work(); var took = Environment.TickCount64 - start; parent.SetEndTsMillis(order.Started.ToUnixTimeMilliseconds() + took);");

    [Fact]
    public Task In_lambdas_loops_and_builders_of_others() => Pair(
        reported: "foreach (var one in orders) { Action run = () => _kept?.SetEndTsMillis([|Environment.TickCount64|]); try { run(); } finally { Started().SetEndTsMillis([|Stopwatch.GetTimestamp()|]); } }",
        silent: "foreach (var one in orders) { Action run = () => _kept?.SetEndTsMillis(Now()); try { run(); } finally { Started().SetEndTsMillis(Now()); } }");

    private static string Shorten(string time) => time.Length > 60 ? time[..59] + "…" : time;

    private static Task Reported(string body, params object[] arguments) => RuleTest<WrongTimeUnitAnalyzer>.Check(
        Job.Method(body), new DiagnosticResult(WrongTimeUnitAnalyzer.Rule).WithLocation(0).WithArguments(arguments));

    private static Task Silent(string body) => Paths<WrongTimeUnitAnalyzer>.Silent(body);

    private static Task Pair(string reported, string silent) => Paths<WrongTimeUnitAnalyzer>.Pair(reported, silent);
}
