using System.Collections.Concurrent;
using System.Globalization;
using System.IO;
using System.Net.Http;
using System.Text;
using System.Threading.Channels;
using Instrumentation.Reporters;
using Microsoft.Extensions.Logging;

namespace Shop.Testing;

public sealed class CountingReporter : ITraceReporter
{
    private readonly ConcurrentDictionary<string, long> _counts = new();

    public bool IsInline => true;

    public IReadOnlyDictionary<string, long> Counts => _counts;

    public void Open(ReporterConfig config) => _counts.Clear();

    public void NotifyOfAddedSpan(Span span) => _counts.AddOrUpdate($"{span.Scope}:{span.Name}", 1, (_, count) => count + 1);

    public void Close()
    {
    }
}

public sealed class ChannelReporter : ITraceReporter
{
    private readonly Channel<Span> _spans = Channel.CreateBounded<Span>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropOldest });

    public bool IsInline => true;

    public ChannelReader<Span> Spans => _spans.Reader;

    public void Open(ReporterConfig config)
    {
    }

    public void NotifyOfAddedSpan(Span span)
    {
        foreach (var child in span.Children) NotifyOfAddedSpan(child);
        _spans.Writer.TryWrite(span);
    }

    public void Close() => _spans.Writer.TryComplete();
}

public sealed class CsvReporter : ITraceReporter
{
    private StreamWriter? _file;
    private int _unflushed;

    public void Open(ReporterConfig config)
    {
        if (!config.Settings.TryGetValue("path", out var path)) throw config.Invalid("path", "", "a path");
        _file = new StreamWriter(path, append: config.GetBoolean("append", true));
    }

    public void NotifyOfAddedSpan(Span span)
    {
        _file!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{span.Name};{span.Duration.TotalMilliseconds};{span.Status}"));
        if (++_unflushed < 100) return;
        _file.Flush();
        _unflushed = 0;
    }

    public void Close() => _file?.Dispose();
}

public sealed class SlowestReporter(int keep) : ITraceReporter
{
    private readonly PriorityQueue<Span, TimeSpan> _slowest = new();
    private readonly Lock _lock = new();

    public void Open(ReporterConfig config)
    {
    }

    public void NotifyOfAddedSpan(Span span)
    {
        lock (_lock)
        {
            if (_slowest.Count < keep) _slowest.Enqueue(span, span.Duration);
            else if (_slowest.TryPeek(out _, out var fastest) && fastest < span.Duration) _slowest.EnqueueDequeue(span, span.Duration);
        }
    }

    public void Close() => _slowest.Clear();
}

public sealed class WebHookReporter(HttpClient client, ILogger log) : ITraceReporter
{
    private readonly BlockingCollection<string> _bodies = new(10_000);
    private Task? _sender;
    private Uri? _target;

    public void Open(ReporterConfig config)
    {
        _target = new Uri(config.GetString("target", "http://localhost/"));
        _sender = Task.Run(SendAll);
    }

    public void NotifyOfAddedSpan(Span span)
    {
        if (span.Status != SpanStatus.Error) return;
        if (!_bodies.TryAdd($"{span.Name}: {span.StatusDescription}")) log.LogWarning("Left out {Name}", span.Name);
    }

    public void Close()
    {
        _bodies.CompleteAdding();
        _sender?.Wait(TimeSpan.FromSeconds(5));
    }

    private async Task SendAll()
    {
        foreach (var body in _bodies.GetConsumingEnumerable())
        {
            using var content = new StringContent(body, Encoding.UTF8);
            try { (await client.PostAsync(_target, content)).EnsureSuccessStatusCode(); }
            catch (HttpRequestException e) { log.LogWarning(e, "Not sent"); }
        }
    }
}

public sealed class BlockingReporter(HttpClient client) : ITraceReporter
{
    public void Open(ReporterConfig config)
    {
    }

    public void NotifyOfAddedSpan(Span span)
    {
        using var content = new StringContent(span.Name);
        client.PostAsync("http://localhost/", content).Wait(); // SPAN201: waits for the network
    }

    public void Close()
    {
    }
}

public sealed class FilteringReporter(ITraceReporter inner, Func<Span, bool> isWanted) : ITraceReporter
{
    private long _refused;

    public bool IsInline => inner.IsInline;

    public void Open(ReporterConfig config) => inner.Open(config);

    public void NotifyOfAddedSpan(Span span)
    {
        if (isWanted(span)) inner.NotifyOfAddedSpan(span);
        else Interlocked.Increment(ref _refused);
    }

    public void Close()
    {
        try { inner.Close(); }
        finally { Console.WriteLine($"{_refused} spans are left out"); }
    }
}

public sealed class CountingReporterFactory : ITraceReporterFactory
{
    public ITraceReporter CreateTraceReporter(ReporterConfig config) => new CountingReporter();
}

public sealed class SlowestReporterFactory : ITraceReporterFactory
{
    public IReadOnlyCollection<string> Keys { get; } = ["keep"];

    public ITraceReporter CreateTraceReporter(ReporterConfig config) => config.GetInt32("keep", 10) switch
    {
        > 0 and var keep => new SlowestReporter(keep),
        var bad => throw config.Invalid("keep", bad.ToString(CultureInfo.InvariantCulture), "a positive number"),
    };
}

public sealed class WebHookReporterFactory(HttpClient client) : ITraceReporterFactory
{
    public WebHookReporterFactory()
        : this(new HttpClient())
    {
    }

    public ITraceReporter CreateTraceReporter(ReporterConfig config) => new WebHookReporter(client, config.LoggerFactory.CreateLogger<WebHookReporter>());
}

public sealed class HiddenFactory : ITraceReporterFactory // SPAN202: no constructor that the settings could call
{
    private HiddenFactory(string folder) => Folder = folder;

    public string Folder { get; }

    public ITraceReporter CreateTraceReporter(ReporterConfig config) => new FileTraceReporter(Path.Combine(Folder, config.Name));
}
