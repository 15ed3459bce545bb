using Instrumentation.Analyzers.Builder;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Builder;

/// <summary>SPAN101 on code as it is written in practice: whole methods, each correct unless it is marked.</summary>
public class SpanWithoutEndPracticeTests
{
    [Fact]
    public Task Retries_and_loops() => Check("""
            public async Task<string> Retry(Func<Task<string>> call, int limit, TimeSpan delay)
            {
                for (var attempt = 1; ; attempt++)
                {
                    var span = Span.Builder(typeof(Job), "attempt").SetStartTime(_clock.GetUtcNow()).SetAttribute("attempt", attempt);
                    try
                    {
                        var result = await call();
                        _group.AddSpan(span.SetEndTime(_clock.GetUtcNow()));
                        return result;
                    }
                    catch (IOException e) when (attempt < limit)
                    {
                        _group.AddSpan(span.SetEndTime(_clock.GetUtcNow()).SetStatus(SpanStatus.Error, e.Message));
                    }

                    await Task.Delay(delay);
                }
            }

            public async Task<string?> RetryOnce(Func<Task<string>> call)
            {
                var span = Span.Builder(typeof(Job), "call").SetStartTime(_clock.GetUtcNow());
                string? result = null;
                for (var attempt = 0; attempt < 2 && result is null; attempt++)
                {
                    try { result = await call(); }
                    catch (IOException e) { span.SetAttribute("error", e.Message); }
                }

                span.SetEndTime(_clock.GetUtcNow());
                if (result is null) span.SetStatus(SpanStatus.Error);
                _group.AddSpan(span);
                return result;
            }

            public async Task Poll(Queue<Order> queue, CancellationToken token)
            {
                SpanBuilder? batch = null;
                var count = 0;
                while (!token.IsCancellationRequested)
                {
                    if (!queue.TryDequeue(out var order))
                    {
                        if (batch is not null)
                        {
                            batch.SetEndTime(_clock.GetUtcNow()).SetAttribute("count", count);
                            _group.AddSpan(batch);
                            batch = null;
                            count = 0;
                        }

                        await Task.Delay(10, token);
                        continue;
                    }

                    batch ??= Span.Builder(typeof(Job), "batch").SetStartTime(_clock.GetUtcNow());
                    count++;
                    Handle(order);
                }

                if (batch is not null) _group.AddSpan(batch.SetEndTime(_clock.GetUtcNow()));
            }

            public void Batches(IEnumerable<Order> orders)
            {
                SpanBuilder? span = null;
                var rows = 0;
                foreach (var order in orders)
                {
                    span ??= Span.Builder(typeof(Job), "batch").SetStartTsMillis(Now());
                    Handle(order);
                    if (++rows % 100 == 0)
                    {
                        span.SetEndTsMillis(Now());
                        _group.AddSpan(span);
                        span = null;
                    }
                }

                if (span != null)
                {
                    _group.AddSpan([|span|]);
                }
            }
        """);

    [Fact]
    public Task Exceptions() => Check("""
            public async Task<int> Load(Order order)
            {
                var span = Span.Builder(typeof(Job), "load").SetStartTime(_clock.GetUtcNow());
                try
                {
                    var rows = await LoadRows(order);
                    span.SetAttribute("rows", rows).SetStatus(SpanStatus.Ok);
                    return rows;
                }
                catch (OperationCanceledException)
                {
                    span.SetAttribute("cancelled", true);
                    throw;
                }
                catch (Exception e)
                {
                    _log.LogError(e, "Load failed");
                    span.SetStatus(SpanStatus.Error, e.Message);
                    return -1;
                }
                finally
                {
                    span.SetEndTime(_clock.GetUtcNow());
                    _group.AddSpan(span);
                }
            }

            public async Task<int> LoadWithFlag(Order order)
            {
                var span = Span.Builder(typeof(Job), "load").SetStartTime(_clock.GetUtcNow());
                var ended = false;
                try
                {
                    var rows = await LoadRows(order);
                    span.SetEndTime(_clock.GetUtcNow());
                    ended = true;
                    return rows;
                }
                finally
                {
                    if (!ended) span.SetEndTime(_clock.GetUtcNow()).SetStatus(SpanStatus.Error);
                    _group.AddSpan(span);
                }
            }

            public int OnlyFailures(Order order)
            {
                var start = _clock.GetUtcNow();
                try
                {
                    return Handle(order);
                }
                catch (Exception e)
                {
                    var span = Span.Builder(typeof(Job), "failed").SetStartTime(start).SetAttribute("error", e.GetType().Name);
                    _group.AddSpan(span.SetEndTime(_clock.GetUtcNow()));
                    throw new InvalidOperationException("failed", e);
                }
            }

            public void Nested(Order order)
            {
                var span = Span.Builder(typeof(Job), "outer").SetStartTsMillis(Now());
                try
                {
                    try { Handle(order); }
                    finally { span.SetEndTsMillis(Now()); }
                }
                catch (IOException) { span.SetStatus(SpanStatus.Error); }
                _group.AddSpan(span);
            }

            public async Task Forgotten(Order order)
            {
                var span = Span.Builder(typeof(Job), "load").SetStartTime(_clock.GetUtcNow());
                try
                {
                    await LoadRows(order);
                    span.SetEndTime(_clock.GetUtcNow());
                    _group.AddSpan(span);
                }
                catch (IOException e)
                {
                    _log.LogError(e, "Load failed");
                    _group.AddSpan([|span.SetStatus(SpanStatus.Error)|]);
                }
            }

            public void Result(Order order)
            {
                Exception? error = null;
                var span = Span.Builder(typeof(Job), "handle").SetStartTime(_clock.GetUtcNow());
                try { Handle(order); }
                catch (Exception e) { error = e; }
                span.SetEndTime(_clock.GetUtcNow());
                if (error is not null) span.SetStatus(SpanStatus.Error, error.Message);
                _group.AddSpan(span);
            }
        """);

    [Fact]
    public Task Conditional_spans() => Check("""
            public int Slow(Order order)
            {
                var start = Stopwatch.GetTimestamp();
                var begun = _clock.GetUtcNow();
                var result = Handle(order);
                var took = Stopwatch.GetElapsedTime(start);
                if (took > TimeSpan.FromSeconds(1))
                {
                    _group.AddSpan(Span.Builder(typeof(Job), "slow").SetStartTime(begun).SetEndTime(begun + took));
                }

                return result;
            }

            public int Sampled(Order order)
            {
                var span = ++_count % 100 == 0 ? Span.Builder(typeof(Job), "sampled").SetStartTime(_clock.GetUtcNow()) : null;
                var result = Handle(order);
                span?.SetAttribute("rows", result).SetEndTime(_clock.GetUtcNow());
                if (span is { } reported) _group.AddSpan(reported);
                return result;
            }

            public int WhenReporting(Order order)
            {
                if (!_group.IsReporting) return Handle(order);
                var span = Span.Builder(typeof(Job), "handle").SetStartTime(_clock.GetUtcNow());
                var rows = Handle(order);
                if (rows == 0) { return 0; }
                _group.AddSpan(span.SetEndTime(_clock.GetUtcNow()).SetAttribute("rows", rows));
                return rows;
            }

            public int Maybe(Order order, bool traced)
            {
                SpanBuilder? span = null;
                if (traced) { span = Span.Builder(typeof(Job), "maybe"); span.SetStartTime(_clock.GetUtcNow()); }
                var rows = Handle(order);
                if (traced) { span!.SetEndTime(_clock.GetUtcNow()); _group.AddSpan(span); }
                return rows;
            }

            public void Instant(Order order, bool timed)
            {
                var span = Span.Builder(typeof(Job), "instant").SetAttribute("id", order.Id);
                if (timed) { span.SetStartTime(order.Started).SetEndTime(_clock.GetUtcNow()); }
                _group.AddSpan(span);
            }

            public void Checkpoint(Order order, DateTimeOffset? finished)
            {
                var span = Span.Builder(typeof(Job), "checkpoint").SetStartTime(order.Started);
                if (finished is { } end) span.SetEndTime(end);
                else span.SetEndTime(_clock.GetUtcNow()).SetAttribute("open", true);
                _group.AddSpan(span);
            }

            public void Unfinished(Order order, DateTimeOffset? finished)
            {
                var span = Span.Builder(typeof(Job), "checkpoint").SetStartTime(order.Started);
                if (finished is { } end) span.SetEndTime(end);
                _group.AddSpan([|span|]);
            }
        """);

    [Fact]
    public Task Trees_and_pipelines() => Check("""
            public void Phases(Order order)
            {
                var root = Span.Builder(typeof(Job), "job").SetStartTime(_clock.GetUtcNow());
                foreach (var phase in new[] { "read", "map", "write" })
                {
                    var child = Span.Builder(typeof(Job), phase).SetStartTime(_clock.GetUtcNow());
                    try { Handle(order); }
                    finally { root.AddChild(child.SetEndTime(_clock.GetUtcNow())); }
                }

                _group.AddSpan(root.SetEndTime(_clock.GetUtcNow()));
            }

            public void Attached(Order order)
            {
                var root = Span.Builder(typeof(Job), "job").SetStartTime(_clock.GetUtcNow());
                var read = Span.Builder(typeof(Job), "read").SetStartTime(_clock.GetUtcNow());
                var write = Span.Builder(typeof(Job), "write");
                root.AddChild(read).AddChild(write);
                Handle(order);
                read.SetEndTime(_clock.GetUtcNow());
                write.SetStartTime(_clock.GetUtcNow());
                Handle(order);
                write.SetEndTime(_clock.GetUtcNow());
                root.SetEndTime(_clock.GetUtcNow());
                _group.AddSpan(root);
            }

            public void Selected(IReadOnlyList<Order> orders)
            {
                var root = Span.Builder(typeof(Job), "all").SetStartTime(_clock.GetUtcNow());
                root.AddChildren(orders.Select(order => Span.Builder(typeof(Job), order.Id).SetStartTime(order.Started).SetEndTime(_clock.GetUtcNow())));
                _group.AddSpan(root.SetEndTime(_clock.GetUtcNow()));
            }

            public async Task Parallel(IReadOnlyList<Order> orders)
            {
                var root = Span.Builder(typeof(Job), "all").SetStartTime(_clock.GetUtcNow());
                var spans = new List<SpanBuilder>();
                foreach (var order in orders)
                {
                    var span = Span.Builder(typeof(Job), order.Id).SetStartTime(_clock.GetUtcNow());
                    spans.Add(span);
                    await LoadRows(order);
                }

                spans.ForEach(span => span.SetEndTime(_clock.GetUtcNow()));
                _group.AddSpan(root.AddChildren(spans).SetEndTime(_clock.GetUtcNow()));
            }

            public async IAsyncEnumerable<int> Stream(IAsyncEnumerable<Order> orders)
            {
                var span = Span.Builder(typeof(Job), "stream").SetStartTime(_clock.GetUtcNow());
                var rows = 0;
                try
                {
                    await foreach (var order in orders)
                    {
                        rows++;
                        yield return Handle(order);
                    }
                }
                finally
                {
                    _group.AddSpan(span.SetEndTime(_clock.GetUtcNow()).SetAttribute("rows", rows));
                }
            }

            public Task Continued(Order order)
            {
                var span = Span.Builder(typeof(Job), "load").SetStartTime(_clock.GetUtcNow());
                return LoadRows(order).ContinueWith(_ => _group.AddSpan(span.SetEndTime(_clock.GetUtcNow())), TaskScheduler.Default);
            }
        """);

    [Fact]
    public Task Decisions() => Check("""
            public void Kinds(Order order, int kind)
            {
                var span = Span.Builder(typeof(Job), "kind").SetStartTime(order.Started);
                switch (kind)
                {
                    case 0:
                        return;
                    case 1 when order.IsPaid:
                        span.SetEndTime(order.Started.AddSeconds(1));
                        break;
                    case > 5:
                        span.SetEndTime(order.Started.AddSeconds(5));
                        goto default;
                    default:
                        span.SetEndTime(_clock.GetUtcNow());
                        break;
                }

                _group.AddSpan(span);
            }

            public void Cache(string key)
            {
                var span = Span.Builder(typeof(Job), "cache").SetStartTime(_clock.GetUtcNow());
                if (_cache.TryGetValue(key, out var order) && order.IsValid)
                {
                    _group.AddSpan(span.SetAttribute("hit", true).SetEndTime(_clock.GetUtcNow()));
                    return;
                }

                order = new Order(key, true, true, 1, _clock.GetUtcNow());
                _cache[key] = order;
                _group.AddSpan(span.SetAttribute("hit", false).SetEndTime(_clock.GetUtcNow()));
            }

            public void CacheForgotten(string key)
            {
                var span = Span.Builder(typeof(Job), "cache").SetStartTime(_clock.GetUtcNow());
                if (_cache.TryGetValue(key, out var order) && order.IsValid)
                {
                    _group.AddSpan([|span.SetAttribute("hit", true)|]);
                    return;
                }

                _group.AddSpan(span.SetAttribute("hit", false).SetEndTime(_clock.GetUtcNow()));
            }

            public void Validate(Order? order)
            {
                ArgumentNullException.ThrowIfNull(order);
                if (order.Rows < 0) throw new ArgumentException("negative", nameof(order));
                var span = Span.Builder(typeof(Job), "validate").SetStartTime(_clock.GetUtcNow());
                var outcome = order switch
                {
                    { IsPaid: false } => "unpaid",
                    { Rows: 0 } => "empty",
                    _ => "ok",
                };
                if (outcome != "ok") { span.SetStatus(SpanStatus.Error, outcome); }
                span.SetEndTime(outcome == "ok" ? _clock.GetUtcNow() : order.Started);
                _group.AddSpan(span);
            }

            public void Manual(bool first, bool second)
            {
                long start = 0, end = 0;
                if (first) { start = Now(); Handle(null); end = Now(); }
                if (second) { start = Now(); Handle(null); end = Now(); }
                var span = Span.Builder(typeof(Job), "manual").SetStartTsMillis(start).SetEndTsMillis(end);
                _group.AddSpan(span);
            }

            public void States(IEnumerable<Order> orders)
            {
                var state = Phase.Idle;
                SpanBuilder? span = null;
                foreach (var order in orders)
                {
                    switch (state)
                    {
                        case Phase.Idle when order.IsValid:
                            span = Span.Builder(typeof(Job), "phase").SetStartTime(order.Started);
                            state = Phase.Busy;
                            break;
                        case Phase.Busy when order.IsPaid:
                            _group.AddSpan(span!.SetEndTime(order.Started));
                            state = Phase.Idle;
                            break;
                    }
                }
            }
        """);

    private static Task Check(string members) => RuleTest<SpanWithoutEndAnalyzer>.Check($$"""
        using System;
        using System.Collections.Generic;
        using System.Diagnostics;
        using System.IO;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Instrumentation.Metrics;
        using Instrumentation.Traces;

        public enum Phase { Idle, Busy }

        public sealed record Order(string Id, bool IsValid, bool IsPaid, int Rows, DateTimeOffset Started);

        public interface ILogger { void LogError(Exception error, string message); }

        public class Job(MetricGroup group, TimeProvider clock, ILogger log)
        {
            private readonly MetricGroup _group = group;
            private readonly TimeProvider _clock = clock;
            private readonly ILogger _log = log;
            private readonly Dictionary<string, Order> _cache = [];
            private int _count;

            private static long Now() => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
            private int Handle(Order? order) => order?.Rows ?? _count;
            private Task<int> LoadRows(Order order) => Task.FromResult(order.Rows + _count);

        {{members}}
        }
        """);
}
