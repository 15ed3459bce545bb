namespace Instrumentation.Analyzers.Tests.Builder.Practice;

/// <summary>Every rule on code as it is written in practice: whole methods, each correct unless it is marked.</summary>
public class PipelinePracticeTests
{
    [Fact]
    public Task Trees_and_pipelines() => PracticeProject.Check("""
            public void Phases(Order order)
            {
                var root = Span.Builder(typeof(Job), "job").SetStartTime(_clock.GetUtcNow());
                foreach (var phase in new[] { "read", "map", "write" })
                {
                    var child = Span.Builder(typeof(Job), phase).SetStartTime(_clock.GetUtcNow());
                    try { Handle(order); }
                    finally { root.AddChild(child.SetEndTime(_clock.GetUtcNow())); }
                }

                _group.AddSpan({|SPAN111:root.SetEndTime(_clock.GetUtcNow())|});
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
                _group.AddSpan({|SPAN111:root|});
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
                _group.AddSpan({|SPAN111:root.AddChildren(spans).SetEndTime(_clock.GetUtcNow())|});
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
    public Task Decisions() => PracticeProject.Check("""
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
}
