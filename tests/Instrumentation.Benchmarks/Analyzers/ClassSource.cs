namespace Instrumentation.Benchmarks.Analyzers;

/// <summary>Classes as they occur side by side: of ten, three have <c>[Span]</c>, one builds spans by hand, and six have none.</summary>
internal static class ClassSource
{
    public static string Of(int number) => (number % 10) switch
    {
        < 3 => Annotated(number),
        3 => HandWritten(number),
        _ => Plain(number),
    };

    /// <summary>A rich function with <c>[Span]</c>.</summary>
    private static string Annotated(int number) => $$$"""
        using Instrumentation.Functions;
        using Instrumentation.Traces;

        namespace Acme.Jobs;

        public sealed record Order{{{number}}}(string Id, string Kind, int Quantity, decimal Price);

        public sealed partial class PriceOrder{{{number}}} : RichMapFunction<Order{{{number}}}, decimal>
        {
            private readonly Dictionary<string, decimal> _rates = new() { ["a"] = 1.5m };

            [Span("price {order.Kind}", MinDurationMs = 5)]
            [return: SpanTag("price")]
            public override partial decimal Map([SpanTag("order.id", Member = "Id")] Order{{{number}}} order);

            private decimal MapCore(Order{{{number}}} order, SpanBuilder span)
            {
                if (!_rates.TryGetValue(order.Kind, out var rate))
                {
                    rate = Default(order.Quantity);
                    span.SetAttribute("rate.default", true);
                }

                return order.Quantity * order.Price * rate;
            }

            private static decimal Default(int quantity) => quantity switch
            {
                < 10 => 1m,
                < 100 => 0.9m,
                _ => 0.8m,
            };
        }
        """;

    /// <summary>A class that builds its spans by hand: one around work that may fail, and one with children.</summary>
    private static string HandWritten(int number) => $$$"""
        using Instrumentation.Metrics;
        using Instrumentation.Traces;

        namespace Acme.Jobs;

        public sealed class Loader{{{number}}}(MetricGroup metrics, TimeProvider clock, HttpClient client)
        {
            private readonly List<string> _failed = [];

            public async Task<string> LoadAsync(Uri address, CancellationToken cancellationToken)
            {
                var span = Span.Builder(typeof(Loader{{{number}}}), "load").SetStartTime(clock.GetUtcNow());
                span.SetAttribute("address", address.ToString());
                try
                {
                    for (var attempt = 0; attempt < 3; attempt++)
                    {
                        using var response = await client.GetAsync(address, cancellationToken).ConfigureAwait(false);
                        if (response.IsSuccessStatusCode)
                        {
                            span.SetAttribute("attempts", attempt);
                            return await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
                        }
                    }

                    _failed.Add(address.Host);
                    span.SetStatus(SpanStatus.Error, "no answer");
                    return "";
                }
                finally
                {
                    metrics.AddSpan(span.SetEndTime(clock.GetUtcNow()));
                }
            }

            public void Report(IReadOnlyCollection<string> hosts)
            {
                var span = Span.Builder(typeof(Loader{{{number}}}), "report").SetStartTime(clock.GetUtcNow());
                foreach (var host in hosts)
                {
                    if (_failed.Contains(host))
                    {
                        span.AddChild(Span.Builder(typeof(Loader{{{number}}}), "host").SetAttribute("host", host));
                    }
                }

                span.SetEndTime(clock.GetUtcNow());
                metrics.AddSpan(span);
            }
        }
        """;

    /// <summary>A class without spans.</summary>
    public static string Plain(int number) => $$$"""
        namespace Acme.Shop;

        public interface IStore{{{number}}}
        {
            Task<Item{{{number}}}?> FindAsync(string id, CancellationToken cancellationToken);

            int Count { get; }
        }

        public sealed record Item{{{number}}}(string Id, string Name, decimal Price);

        public sealed class Store{{{number}}} : IStore{{{number}}}
        {
            private readonly Dictionary<string, Item{{{number}}}> _items = new(StringComparer.Ordinal);

            public int Count => _items.Count;

            public async Task<Item{{{number}}}?> FindAsync(string id, CancellationToken cancellationToken)
            {
                ArgumentException.ThrowIfNullOrEmpty(id);
                await Task.Delay(1, cancellationToken).ConfigureAwait(false);
                return _items.TryGetValue(id, out var item) ? item : null;
            }

            public void Add(Item{{{number}}} item)
            {
                if (_items.ContainsKey(item.Id))
                {
                    throw new InvalidOperationException($"There is an item {item.Id} already.");
                }

                _items[item.Id] = item;
            }

            public decimal Total(IEnumerable<string> ids) => ids
                .Select(id => _items.GetValueOrDefault(id))
                .Where(item => item is not null)
                .Sum(item => item!.Price);
        }
        """;
}
