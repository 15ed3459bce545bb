using Instrumentation.Analyzers.Builder;
using Instrumentation.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Testing;

namespace Instrumentation.Analyzers.Tests.Builder;

/// <summary>SPAN111.</summary>
public class SpanLostByExceptionTests
{
    [Theory]
    [InlineData("_group.AddSpan(span);")]
    [InlineData("Console.WriteLine(1); _group.AddSpan(span.SetEndTsMillis(Now()));")]
    [InlineData("try { Work(); } finally { _group.AddSpan(span); }")]
    [InlineData("try { Work(); } catch (IOException) { span.SetStatus(SpanStatus.Error); } _group.AddSpan(span);")]
    [InlineData("try { Work(); _group.AddSpan(span); } catch (IOException) { _group.AddSpan(span); throw; }")]
    [InlineData("try { await WorkAsync(); } catch (Exception e) when (e is IOException) { _group.AddSpan(span); return 1; } _group.AddSpan(span);")]
    [InlineData("try { try { Work(); } catch (IOException) { Work(); throw; } } finally { _group.AddSpan(span); }")]
    [InlineData("Work(); if (failed) _group.AddSpan(span);")]
    [InlineData("Work(); if (order.Rows == 0) return 1; _group.AddSpan(span);")]
    [InlineData("try { Work(); } catch (IOException) { _group.AddSpan(span); }")]
    [InlineData("Work(); parent.AddChild(span);")]
    [InlineData("Work(); var built = span.Build(); _group.AddSpan(span);")]
    [InlineData("Take(span); Work(); _group.AddSpan(span);")]
    [InlineData("Action later = () => _group.AddSpan(span); Work(); later();")]
    [InlineData("var queries = orders.Where(one => one.Check()).Select(one => one.Id); _group.AddSpan(span);")]
    [InlineData("Action work = () => Work(); _group.AddSpan(span); work();")]
    [InlineData("_group.AddSpan(span); Work();")]
    [InlineData("Work(order.Id); try { Work(); } finally { _group.AddSpan(span); }")]
    [InlineData("Work(order.Id); try { Work(); } catch (IOException) { _group.AddSpan(span); throw; } _group.AddSpan(span);")]
    [InlineData("using var stream = new MemoryStream(); stream.Dispose(); await stream.DisposeAsync(); _group.AddSpan(span);")]
    [InlineData("span.SetAttribute(\"kind\", DayOfWeek.Monday.ToString()); _group.AddSpan(span);")]
    [InlineData("await Task.WhenAny(Task.CompletedTask, Task.CompletedTask); _group.AddSpan(span);")]
    [InlineData("var done = new TaskCompletionSource(); using var registration = new CancellationToken(true).Register(done.SetResult); await done.Task; _group.AddSpan(span);")]
    public Task A_builder_that_an_exception_does_not_lose_is_not_reported(string rest) =>
        Silent("var span = Span.Builder(typeof(Job), \"n\").SetStartTsMillis(Now());\n" + rest);

    [Theory]
    [InlineData("new List<int>().Add(1)")]
    [InlineData("new System.Collections.Concurrent.ConcurrentQueue<int>().Enqueue(1)")]
    [InlineData("new System.Text.StringBuilder().Append(1)")]
    [InlineData("Debug.WriteLine(\"a\")")]
    [InlineData("new System.Diagnostics.Metrics.Meter(\"a\").CreateCounter<int>(\"b\").Add(1)")]
    [InlineData("Stopwatch.GetTimestamp()")]
    [InlineData("DateTime.UtcNow.AddDays(1)")]
    [InlineData("DateTimeOffset.UtcNow.AddDays(1)")]
    [InlineData("TimeSpan.FromDays(1).Add(TimeSpan.Zero)")]
    [InlineData("TimeProvider.System.GetUtcNow()")]
    [InlineData("Environment.GetEnvironmentVariable(\"a\")")]
    [InlineData("Console.WriteLine(1)")]
    [InlineData("Math.Max(1, 2)")]
    [InlineData("Guid.NewGuid()")]
    [InlineData("order.Id.Trim()")]
    [InlineData("object.Equals(order, parent)")]
    [InlineData("new object().GetHashCode()")]
    [InlineData("orders.Select(one => one.Id)")]
    [InlineData("parent.SetAttribute(\"a\", 1L)")]
    public Task What_fails_in_no_program_that_works_loses_nothing(string call) =>
        Silent($"var span = Span.Builder(typeof(Job), \"n\").SetStartTsMillis(1); _ = (Action)(() => {call}); {call}; _group.AddSpan(span);");

    [Fact]
    public Task A_helper_that_tells_the_time_is_a_clock() => Paths<SpanLostByExceptionAnalyzer>.SilentIn(
        """
            private DateTimeOffset Read() => DateTimeOffset.UtcNow;
            private DateTime Today() => DateTime.Today;
            private TimeSpan Taken() => TimeSpan.Zero;
            private long Millis(int offset) => offset;
            private DateTimeOffset At(int offset) => DateTimeOffset.UnixEpoch.AddDays(offset);
            public void Run()
            {
                var span = Span.Builder(typeof(Job), "n").SetStartTsMillis(1);
                span.SetAttribute("a", Read().ToString()).SetAttribute("b", Today().ToString()).SetAttribute("c", Taken().ToString());
                span.SetStartTsMillis(Millis(1)).SetStartTime(At(1)).SetEndTsMillis(Millis(2)).SetEndTime(At(2));
                _group.AddSpan(span);
            }
        """);

    [Theory]
    [InlineData("At(1)")]
    [InlineData("Name()")]
    [InlineData("Math.Parse(1)")]
    [InlineData("Enumerable.Range(1, 3).ToList()")]
    [InlineData("Enumerable.Range(1, 3).First()")]
    [InlineData("File.ReadAllText(\"a\")")]
    [InlineData("int.Parse(\"a\")")]
    [InlineData("((Action)(() => { }))()")]
    public Task Any_other_call_may_throw(string call) => RuleTest<SpanLostByExceptionAnalyzer>.Check(Job.Member(
        $$"""
            private static DateTimeOffset At(int offset) => DateTimeOffset.UnixEpoch.AddDays(offset);
            private static string Name() => "";
            private static class Math { public static int Parse(int number) => number; }
            public void Run()
            {
                var span = Span.Builder(typeof(Job), "n").SetStartTsMillis(1);
                {{call}};
                _group.AddSpan([|span|]);
            }
        """));

    [Fact]
    public Task A_builder_that_has_not_begun_is_not_reported() => Silent(
        "var span = Span.Builder(typeof(Job), \"n\"); Work(); span.SetStartTsMillis(Now()); _group.AddSpan(span);");

    [Fact]
    public Task A_builder_that_is_made_after_the_work_is_not_reported() => Silent(
        "var start = Now(); Work(); _group.AddSpan(Span.Builder(typeof(Job), \"n\").SetStartTsMillis(start).SetEndTsMillis(Now()));");

    [Fact]
    public Task A_builder_that_waits_for_a_later_round_is_not_reported() => Silent(
        "SpanBuilder? span = null; foreach (var one in orders) { span ??= Span.Builder(typeof(Job), \"n\").SetStartTsMillis(1); Work(one.Id); if (one.IsPaid) { _group.AddSpan(span); span = null; } } if (span != null) _group.AddSpan(span);");

    [Fact]
    public Task Call() => Begun("Work(); _group.AddSpan([|span.SetEndTsMillis(Now())|]);", "try { Work(); } finally { _group.AddSpan(span.SetEndTsMillis(Now())); }");

    [Fact]
    public Task Await() => Begun("await WorkAsync(); _group.AddSpan([|span|]);", "_group.AddSpan(span); await WorkAsync();");

    [Fact]
    public Task Throw() => Begun("if (failed) throw new IOException(); _group.AddSpan([|span|]);", "if (failed) return 1; _group.AddSpan(span);");

    [Fact]
    public Task Throw_expression() => Begun("var next = order.Next ?? throw new IOException(); _group.AddSpan([|span|]);", "var next = order.Next ?? order; _group.AddSpan(span);");

    [Fact]
    public Task Catch_that_reports_nothing() => Begun(
        "try { Work(); _group.AddSpan([|span|]); } catch (IOException) { Console.WriteLine(1); }",
        "try { Work(); } catch (IOException) { Console.WriteLine(1); } _group.AddSpan(span);");

    [Fact]
    public Task Catch_that_throws_again() => Begun(
        "try { Work(); } catch (IOException) { throw; } _group.AddSpan([|span|]);",
        "try { Work(); } catch (IOException) { _group.AddSpan(span); throw; } _group.AddSpan(span);");

    [Fact]
    public Task Finally_that_reports_nothing() => Begun(
        "try { Work(); } finally { span.SetEndTsMillis(1); } _group.AddSpan([|span|]);",
        "try { Work(); } finally { span.SetEndTsMillis(1); _group.AddSpan(span); }");

    [Fact]
    public Task Loop() => Begun(
        "foreach (var one in orders) Work(one.Id); _group.AddSpan([|span|]);",
        "foreach (var one in orders) Console.WriteLine(one.Id); _group.AddSpan(span);");

    [Fact]
    public Task Builder_made_in_a_loop() => Pair(
        "foreach (var one in orders) { var span = Span.Builder(typeof(Job), one.Id).SetStartTsMillis(1); Work(one.Id); _group.AddSpan([|span|]); }",
        "foreach (var one in orders) { var span = Span.Builder(typeof(Job), one.Id).SetStartTsMillis(1); try { Work(one.Id); } finally { _group.AddSpan(span); } }");

    [Fact]
    public Task Exceptions_that_a_loop_swallows() => Pair(
        "foreach (var one in orders) { try { var span = Span.Builder(typeof(Job), one.Id).SetStartTsMillis(1); Work(one.Id); _group.AddSpan([|span|]); } catch (IOException) { } }",
        "foreach (var one in orders) { var span = Span.Builder(typeof(Job), one.Id).SetStartTsMillis(1); try { Work(one.Id); } catch (IOException) { } _group.AddSpan(span); }");

    [Fact]
    public Task Using_and_lock() => Begun(
        "using (var stream = new MemoryStream()) { lock (_group) { Work(); } } _group.AddSpan([|span|]);",
        "using (var stream = new MemoryStream()) { lock (_group) { _group.AddSpan(span); } } Work();");

    [Fact]
    public Task Switch_expression() => Begun(
        "var rows = kind switch { 1 => 1, 2 => throw new IOException(), _ => 3 }; _group.AddSpan([|span.SetAttribute(\"rows\", rows)|]);",
        "var rows = kind switch { 1 => 1, 2 => 2, _ => 3 }; _group.AddSpan(span.SetAttribute(\"rows\", rows));");

    [Fact]
    public Task Work_in_the_chain_that_reports() => Begun(
        "_group.AddSpan([|span.SetAttribute(\"ok\", TryWork())|]);",
        "_group.AddSpan(span.SetAttribute(\"ok\", traced));");

    [Fact]
    public Task Lambda_and_local_function() => Pair(
        "Action run = () => { var span = Span.Builder(typeof(Job), \"n\").SetStartTsMillis(1); Work(); _group.AddSpan([|span|]); };",
        "Action run = () => { var span = Span.Builder(typeof(Job), \"n\").SetStartTsMillis(1); try { Work(); } finally { _group.AddSpan(span); } };");

    [Fact]
    public Task The_message_names_what_throws_and_the_locations_show_it() => RuleTest<SpanLostByExceptionAnalyzer>.Check(
        Job.Method("var span = {|#1:Span.Builder(typeof(Job), \"n\")|}.SetStartTsMillis(1);\n{|#2:Work()|};\n_group.AddSpan({|#0:span|});"),
        new DiagnosticResult(SpanLostByExceptionAnalyzer.Rule).WithLocation(0).WithLocation(1).WithLocation(2).WithArguments(" if 'Work()' throws"));

    private static Task Silent(string body) => Paths<SpanLostByExceptionAnalyzer>.Silent(body);

    private static Task Begun(string reported, string silent)
    {
        const string start = "var span = Span.Builder(typeof(Job), \"n\").SetStartTsMillis(1);\n";
        return Pair(start + reported, start + silent);
    }

    private static Task Pair(string reported, string silent) => Paths<SpanLostByExceptionAnalyzer>.Pair(reported, silent);
}
