using Instrumentation.Analyzers.Builder;
using Instrumentation.Analyzers.CodeFixes.Builder;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Builder.Times;

public class WrongTimeUnitFixTests
{
    [Theory]
    [InlineData("DateTimeOffset.UtcNow.ToUnixTimeSeconds()", "DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()")]
    [InlineData("(long)(DateTime.UtcNow - DateTime.UnixEpoch).TotalSeconds", "(long)(DateTime.UtcNow - DateTime.UnixEpoch).TotalSeconds * 1000")]
    [InlineData("DateTime.UtcNow.Ticks - DateTime.UnixEpoch.Ticks", "(DateTime.UtcNow.Ticks - DateTime.UnixEpoch.Ticks) / 10000")]
    [InlineData("Stopwatch.GetTimestamp()", "DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()")]
    [InlineData("TimeProvider.System.GetTimestamp()", "TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()")]
    [InlineData("Environment.TickCount64", "DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()")]
    [InlineData("watch.ElapsedMilliseconds", "DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()")]
    [InlineData("Now() + watch.ElapsedTicks", "Now() + watch.ElapsedMilliseconds")]
    [InlineData("Now() + (long)watch.Elapsed.TotalSeconds", "Now() + (long)watch.Elapsed.TotalMilliseconds")]
    [InlineData("DateTime.UtcNow.Ticks", "new DateTimeOffset(DateTime.UtcNow).ToUnixTimeMilliseconds()")]
    [InlineData("DateTime.Now.Ticks / TimeSpan.TicksPerMillisecond", "new DateTimeOffset(DateTime.Now).ToUnixTimeMilliseconds()")]
    [InlineData("DateTimeOffset.UtcNow.UtcTicks", "DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()")]
    [InlineData("order.Started.ToFileTime()", "order.Started.ToUnixTimeMilliseconds()")]
    [InlineData("(long)(DateTime.Now - DateTime.UnixEpoch).TotalMilliseconds", "new DateTimeOffset(DateTime.Now).ToUnixTimeMilliseconds()")]
    public Task Numbers_become_milliseconds_since_1970(string wrong, string right) => Fix(
        $"var watch = Stopwatch.StartNew();\nparent.SetEndTsMillis([|{wrong}|]);",
        $"var watch = Stopwatch.StartNew();\nparent.SetEndTsMillis({right});");

    [Theory]
    [InlineData("DateTimeOffset.FromUnixTimeMilliseconds(order.Started.ToUnixTimeSeconds())", "DateTimeOffset.FromUnixTimeSeconds(order.Started.ToUnixTimeSeconds())")]
    [InlineData("DateTimeOffset.FromUnixTimeSeconds(order.Started.ToUnixTimeMilliseconds())", "DateTimeOffset.FromUnixTimeMilliseconds(order.Started.ToUnixTimeMilliseconds())")]
    [InlineData("DateTimeOffset.FromUnixTimeMilliseconds(Environment.TickCount64)", "DateTimeOffset.UtcNow")]
    [InlineData("new DateTimeOffset(Stopwatch.GetTimestamp(), TimeSpan.Zero)", "DateTimeOffset.UtcNow")]
    [InlineData("DateTimeOffset.FromUnixTimeMilliseconds(DateTime.UtcNow.Ticks)", "new DateTimeOffset(DateTime.UtcNow)")]
    [InlineData("DateTime.SpecifyKind(DateTime.Now, DateTimeKind.Utc)", "new DateTimeOffset(DateTime.Now)")]
    [InlineData("order.Started.AddSeconds(watch.ElapsedMilliseconds)", "order.Started + watch.Elapsed")]
    public Task Points_in_time_become_right(string wrong, string right) => Fix(
        $"var watch = Stopwatch.StartNew();\nparent.SetEndTime([|{wrong}|]);",
        $"var watch = Stopwatch.StartNew();\nparent.SetEndTime({right});");

    [Fact]
    public Task A_variable_that_is_used_for_nothing_else_is_set_right() => Fix(
        """
        var start = Stopwatch.GetTimestamp();
        Work();
        var end = Stopwatch.GetTimestamp();
        parent.SetStartTsMillis([|start|]).SetEndTsMillis([|end|]);
        """,
        """
        var start = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        Work();
        var end = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        parent.SetStartTsMillis(start).SetEndTsMillis(end);
        """);

    [Fact]
    public Task One_variable_for_two_times_is_set_right_once() => Fix(
        """
        var now = Environment.TickCount64;
        parent.SetStartTsMillis([|now|]).SetEndTsMillis([|now|]);
        """,
        """
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        parent.SetStartTsMillis(now).SetEndTsMillis(now);
        """);

    [Fact]
    public Task A_variable_in_another_unit_is_converted_where_it_is_used() => Fix(
        """
        var seconds = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        Console.WriteLine(seconds);
        parent.SetStartTsMillis([|seconds|]);
        """,
        """
        var seconds = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        Console.WriteLine(seconds);
        parent.SetStartTsMillis(seconds * 1000);
        """);

    [Fact]
    public Task The_time_provider_in_scope_is_asked() => Fix(
        """
        var clock = TimeProvider.System;
        parent.SetStartTsMillis([|Environment.TickCount64|]);
        """,
        """
        var clock = TimeProvider.System;
        parent.SetStartTsMillis(clock.GetUtcNow().ToUnixTimeMilliseconds());
        """);

    [Fact]
    public Task A_variable_that_a_stopwatch_needs_is_left_to_the_author()
    {
        const string body = """
            var start = Stopwatch.GetTimestamp();
            Work();
            Console.WriteLine(Stopwatch.GetElapsedTime(start));
            parent.SetStartTsMillis([|start|]);
            """;
        return Fix(body, body);
    }

    private static Task Fix(string body, string fixedBody) =>
        FixTest<WrongTimeUnitAnalyzer, WrongTimeUnitFixProvider>.Check(Job.Method(body), Job.Method(fixedBody));
}
