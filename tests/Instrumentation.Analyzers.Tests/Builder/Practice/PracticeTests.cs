namespace Instrumentation.Analyzers.Tests.Builder.Practice;

/// <summary>Every rule on code as it is written in practice: whole methods, each correct unless it is marked.</summary>
public class PracticeTests
{
    [Fact]
    public Task Retries_and_loops() => PracticeProject.Check("""
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
    public Task Exceptions() => PracticeProject.Check("""
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
    public Task Conditional_spans() => PracticeProject.Check("""
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
}
