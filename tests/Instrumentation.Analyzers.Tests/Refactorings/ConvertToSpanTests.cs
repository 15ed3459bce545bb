using Instrumentation.Analyzers.CodeFixes.Refactorings;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Refactorings;

public class ConvertToSpanTests
{
    [Fact]
    public Task A_builder_that_is_ended_and_reported_in_a_finally() => Offered(
        """
        public record Order(string Id, int Quantity);

        public class PriceOrder : RichMapFunction<Order, decimal>
        {
            /// <summary>Prices one order.</summary>
            public override decimal [|Map|](Order order)
            {
                // Reported by hand.
                var span = Span.Builder(typeof(PriceOrder), "price order")
                    .SetStartTsMillis(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds())
                    .SetAttribute("order.id", order.Id);
                try
                {
                    // Empty orders are refused.
                    if (order.Quantity == 0)
                    {
                        throw new ArgumentException("The order is empty.");
                    }

                    span.SetAttribute("order.quantity", order.Quantity);
                    return order.Quantity * 4.50m;
                }
                finally
                {
                    span.SetEndTsMillis(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
                    MetricGroup.AddSpan(span);
                }
            } // end
        }
        """,
        """
        public record Order(string Id, int Quantity);

        public partial class PriceOrder : RichMapFunction<Order, decimal>
        {
            /// <summary>Prices one order.</summary>
            [Span("price order")]
            public override partial decimal Map([SpanTag("order.id", Member = "Id")] Order order);

            private decimal MapCore(Order order, SpanBuilder span)
            {
                // Empty orders are refused.
                if (order.Quantity == 0)
                {
                    throw new ArgumentException("The order is empty.");
                }

                span.SetAttribute("order.quantity", order.Quantity);
                return order.Quantity * 4.50m;
            } // end
        }
        """);

    [Fact]
    public Task A_builder_that_is_made_in_the_finally_from_a_start_taken_before() => Offered(
        """
        public class Job(MetricGroup group, TimeProvider clock)
        {
            private readonly MetricGroup _group = group;

            public async Task<int> [|Load|](string table, int rows)
            {
                var start = clock.GetUtcNow();
                try
                {
                    await Task.Yield();
                    return table.Length;
                }
                finally
                {
                    _group.AddSpan(Span.Builder(typeof(Job), "load")
                        .SetStartTime(start)
                        .SetEndTime(clock.GetUtcNow())
                        .SetAttribute("table", table)
                        .SetAttribute("rows", rows));
                }
            }
        }
        """,
        """
        public partial class Job(MetricGroup group, TimeProvider clock)
        {
            private readonly MetricGroup _group = group;

            [Span("load")]
            public partial Task<int> Load([SpanTag("table")] string table, [SpanTag("rows")] int rows);

            private async Task<int> LoadCore(string table, int rows)
            {
                await Task.Yield();
                return table.Length;
            }
        }
        """);

    [Fact]
    public Task A_catch_that_sets_the_status_and_throws_on() => Offered(
        """
        public class Job(MetricGroup group)
        {
            public int [|Run|](int value)
            {
                var span = Span.Builder(typeof(Job), "run");
                span.SetStartTime(DateTimeOffset.UtcNow);
                try
                {
                    return 10 / value;
                }
                catch (Exception e)
                {
                    span.SetStatus(SpanStatus.Error, e.Message);
                    throw;
                }
                finally
                {
                    group.AddSpan(span.SetEndTime(DateTimeOffset.UtcNow));
                }
            }
        }
        """,
        """
        public partial class Job(MetricGroup group)
        {
            [Span("run")]
            public partial int Run(int value);

            private int RunCore(int value)
            {
                return 10 / value;
            }
        }
        """);

    [Fact]
    public Task A_catch_that_does_more_keeps_the_rest() => Offered(
        """
        public class Job(MetricGroup group)
        {
            private int _failed;

            public int [|Run|](int value)
            {
                var span = Span.Builder(typeof(Job), "run").SetStartTime(DateTimeOffset.UtcNow);
                try
                {
                    return 10 / value;
                }
                catch (OverflowException e)
                {
                    span.SetStatus(SpanStatus.Error, e.Message);
                    return 0;
                }
                catch (Exception)
                {
                    span.SetStatus(SpanStatus.Error);
                    span.SetAttribute("failed", ++_failed);
                    throw;
                }
                finally
                {
                    span.SetEndTime(DateTimeOffset.UtcNow);
                    group.AddSpan(span);
                }
            }
        }
        """,
        """
        public partial class Job(MetricGroup group)
        {
            private int _failed;

            [Span("run")]
            public partial int Run(int value);

            private int RunCore(int value, SpanBuilder span)
            {
                try
                {
                    return 10 / value;
                }
                catch (OverflowException e)
                {
                    span.SetStatus(SpanStatus.Error, e.Message);
                    return 0;
                }
                catch (Exception)
                {
                    span.SetAttribute("failed", ++_failed);
                    throw;
                }
            }
        }
        """);

    [Fact]
    public Task A_clause_that_would_let_a_later_one_see_its_exceptions_stays() => Offered(
        """
        public class Job(MetricGroup group)
        {
            public int [|Run|](int value)
            {
                var span = Span.Builder(typeof(Job), "run").SetStartTime(DateTimeOffset.UtcNow);
                try
                {
                    return 10 / value;
                }
                catch (OverflowException)
                {
                    span.SetStatus(SpanStatus.Error);
                    throw;
                }
                catch (Exception)
                {
                    return 0;
                }
                finally
                {
                    group.AddSpan(span.SetEndTime(DateTimeOffset.UtcNow));
                }
            }
        }
        """,
        """
        public partial class Job(MetricGroup group)
        {
            [Span("run")]
            public partial int Run(int value);

            private int RunCore(int value)
            {
                try
                {
                    return 10 / value;
                }
                catch (OverflowException)
                {
                    throw;
                }
                catch (Exception)
                {
                    return 0;
                }
            }
        }
        """);

    [Fact]
    public Task Attributes_that_no_tag_can_say_are_set_by_Core() => Offered(
        """
        public record Order(string Id, decimal Total, DateTimeOffset Time, char Class, string? Note);

        public class Job(MetricGroup group)
        {
            private const string Name = "job";
            private readonly int _version = 1;

            private static long Now() => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

            public int [|Run|](Order order, out int rows, long id)
            {
                var span = Span.Builder(typeof(Job), Name).SetKind(System.Diagnostics.ActivityKind.Client)
                    .SetAttribute("id", id)
                    .SetAttribute("total", order.Total.ToString())
                    .SetStartTsMillis(Now())
                    .SetAttribute("class", order.Class)
                    .SetAttribute("version", _version);
                span.SetAttribute("note", order.Note).SetAttribute("order", order.Id);
                try
                {
                    return rows = 3;
                }
                finally
                {
                    span.SetAttribute("hash", order.GetHashCode());
                    var end = Now();
                    span.SetEndTsMillis(end);
                    group?.AddSpan(span);
                }
            }
        }
        """,
        """
        public record Order(string Id, decimal Total, DateTimeOffset Time, char Class, string? Note);

        public partial class Job(MetricGroup group)
        {
            private const string Name = "job";
            private readonly int _version = 1;

            private static long Now() => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

            [Span(Name, Kind = System.Diagnostics.ActivityKind.Client)]
            public partial int Run([SpanTag("note", Member = "Note")][SpanTag("order", Member = "Id")] Order order, out int rows, [SpanTag("id")] long id);

            private int RunCore(Order order, out int rows, long id, SpanBuilder span)
            {
                span.SetAttribute("total", order.Total.ToString())
                    .SetAttribute("class", order.Class)
                    .SetAttribute("version", _version);
                try
                {
                    return rows = 3;
                }
                finally
                {
                    span.SetAttribute("hash", order.GetHashCode());
                }
            }
        }
        """);

    [Fact]
    public Task A_stopwatch_goes_unless_the_work_reads_it() => Offered(
        """
        using System.Diagnostics;

        public class Job(MetricGroup group)
        {
            public async IAsyncEnumerable<long> [|Run|](string topic)
            {
                var start = DateTimeOffset.UtcNow;
                var watch = Stopwatch.StartNew();
                var other = Stopwatch.StartNew();
                var span = Span.Builder(typeof(Job), "run").SetStartTime(start);
                try
                {
                    await Task.Yield();
                    yield return other.ElapsedMilliseconds + topic.Length;
                }
                finally
                {
                    watch.Stop();
                    span.SetEndTime(start + watch.Elapsed);
                    group.AddSpan(span);
                }
            }
        }
        """,
        """
        using System.Diagnostics;

        public partial class Job(MetricGroup group)
        {
            [Span("run")]
            public partial IAsyncEnumerable<long> Run(string topic);

            private async IAsyncEnumerable<long> RunCore(string topic)
            {
                var other = Stopwatch.StartNew();
                await Task.Yield();
                yield return other.ElapsedMilliseconds + topic.Length;
            }
        }
        """);

    private static Task Offered(string code, string changed) => RefactoringTest<ConvertToSpanRefactoringProvider>.Check(code, changed);
}
