using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Builder.Practice;

/// <summary>Every rule on functions and reporters as they are written in practice: all correct.</summary>
public class FunctionPracticeTests
{
    [Fact]
    public Task A_function_with_helpers_and_measured_times() => AllRulesTest.Check(
        """
        using System;
        using System.Collections.Generic;
        using System.Diagnostics;
        using System.Threading;
        using System.Threading.Tasks;
        using Instrumentation.Functions;
        using Instrumentation.Metrics;
        using Instrumentation.Traces;

        public sealed record Order(string Id, int Rows);

        internal static class SpanExtensions
        {
            public static SpanBuilder About(this SpanBuilder span, Order order) => span.SetAttribute("order.id", order.Id).SetAttribute("order.rows", order.Rows);
        }

        public sealed class Enrich(TimeProvider clock, bool tracesAll) : RichAsyncFunction<Order, int>
        {
            private static readonly double MillisPerTick = 1000.0 / Stopwatch.Frequency;
            private readonly long _anchorTicks = Stopwatch.GetTimestamp();
            private readonly long _anchorMillis = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
            private MetricGroup? _sub;
            private SpanBuilder? _open;

            public override void Open(OpenContext openContext) => _sub = RuntimeContext.MetricGroup.AddGroup("enrich");

            public override async ValueTask<int> AsyncInvoke(Order order, CancellationToken cancellationToken)
            {
                var span = Span.Builder(typeof(Enrich), "enrich").About(order).SetStartTime(clock.GetUtcNow());
                try
                {
                    await Task.Delay(order.Rows, cancellationToken);
                    return order.Rows;
                }
                catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
                {
                    span.SetAttribute("cancelled", true);
                    throw;
                }
                catch (Exception e)
                {
                    span.SetStatus(SpanStatus.Error, e.Message);
                    throw;
                }
                finally
                {
                    MetricGroup.AddSpan(span.SetEndTime(clock.GetUtcNow()));
                }
            }

            private long NowMillis() => _anchorMillis + (long)((Stopwatch.GetTimestamp() - _anchorTicks) * MillisPerTick);

            public void Measured(Order order)
            {
                var watch = Stopwatch.StartNew();
                var begun = DateTimeOffset.UtcNow;
                Work(order);
                if (watch.ElapsedMilliseconds > 100 || tracesAll)
                {
                    var millis = begun.ToUnixTimeMilliseconds();
                    _sub?.AddSpan(Span.Builder(typeof(Enrich), "slow").SetStartTsMillis(millis).SetEndTsMillis(millis + watch.ElapsedMilliseconds));
                }

                _sub?.AddSpan(Span.Builder(typeof(Enrich), "all").SetStartTime(begun).SetEndTime(begun.AddMilliseconds(watch.Elapsed.TotalMilliseconds)).About(order));
                _sub?.AddSpan(Span.Builder(typeof(Enrich), "anchored").SetStartTsMillis(NowMillis() - watch.ElapsedMilliseconds).SetEndTsMillis(NowMillis()));
            }

            public void Batches(IEnumerable<Order> orders)
            {
                var parts = new List<SpanBuilder>();
                var root = Span.Builder(typeof(Enrich), "batches").SetStartTime(clock.GetUtcNow());
                try
                {
                    SpanBuilder? last = null;
                    foreach (var order in orders)
                    {
                        last?.SetEndTime(clock.GetUtcNow());
                        last = Span.Builder(typeof(Enrich), order.Id).SetStartTime(clock.GetUtcNow());
                        root.AddChild(last);
                        Work(order);
                    }

                    last?.SetEndTime(clock.GetUtcNow());
                }
                finally
                {
                    root.AddChildren(parts).SetEndTime(clock.GetUtcNow());
                    MetricGroup.AddSpan(root);
                }
            }

            public void Sessions(IEnumerable<Order> orders)
            {
                foreach (var order in orders)
                {
                    if (order.Rows == 0 && _open is { } open)
                    {
                        MetricGroup.AddSpan(open.SetEndTime(clock.GetUtcNow()));
                        _open = null;
                    }
                    else
                    {
                        _open ??= Span.Builder(typeof(Enrich), "session").SetStartTime(clock.GetUtcNow());
                    }
                }
            }

            public async Task<bool> Attempts(Order order, int limit)
            {
                for (var attempt = 1; attempt <= limit; attempt++)
                {
                    var span = Span.Builder(typeof(Enrich), "attempt").SetAttribute("attempt", attempt).SetStartTime(clock.GetUtcNow());
                    var succeeded = false;
                    try
                    {
                        await Task.Run(() => Work(order));
                        succeeded = true;
                    }
                    catch (TimeoutException e)
                    {
                        span.SetStatus(SpanStatus.Error, e.Message);
                    }
                    finally
                    {
                        span.SetEndTime(clock.GetUtcNow());
                        if (!succeeded || tracesAll) MetricGroup.AddSpan(span);
                    }

                    if (succeeded) return true;
                }

                return false;
            }

            public void Blocks(Order order)
            {
                using var span = MetricGroup.StartSpan(typeof(Enrich), "block");
                span.SetAttribute("id", order.Id);
                Work(order);
            }

            private void Work(Order order) => _sub = order.Rows > 3 ? _sub : null;
        }
        """);

    [Fact]
    public Task A_reporter_with_a_queue_and_its_factory() => AllRulesTest.Check(
        """
        using System;
        using System.IO;
        using System.Threading.Channels;
        using System.Threading.Tasks;
        using Instrumentation.Reporters;
        using Instrumentation.Traces;

        public sealed class LineReporterFactory : ITraceReporterFactory
        {
            public ITraceReporter CreateTraceReporter(ReporterConfig config) => new LineReporter(config.GetString("path", "spans.txt"));
        }

        public sealed class LineReporter(string path) : ITraceReporter
        {
            private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
            private Task? _worker;

            public bool IsInline => true;

            public void Open(ReporterConfig config) => _worker = Task.Run(WriteAsync);

            public void NotifyOfAddedSpan(Span span) => _lines.Writer.TryWrite(span.Name);

            public void Close()
            {
                _lines.Writer.Complete();
                _worker?.Wait(TimeSpan.FromSeconds(5));
            }

            private async Task WriteAsync()
            {
                await foreach (var line in _lines.Reader.ReadAllAsync())
                {
                    File.AppendAllText(path, line);
                }
            }
        }
        """);
}
