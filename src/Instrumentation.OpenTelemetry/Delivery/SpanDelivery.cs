using Instrumentation.CompilerServices;
using Instrumentation.OpenTelemetry.Buffering;
using Instrumentation.OpenTelemetry.Options;
using Instrumentation.OpenTelemetry.Wire;

namespace Instrumentation.OpenTelemetry.Delivery;

/// <summary>Takes spans on the threads that report them, and sends them from a task of its own: in order, one request after another.</summary>
internal sealed class SpanDelivery : IDisposable
{
    // As much as a gRPC server takes unless it is told otherwise, less what a span of unusual size, its scope and the resource may need beside what is counted.
    private const int MaxRequestBytes = 3_800_000;

    private readonly OtlpOptions _options;
    private readonly IOtlpTransport _transport;
    private readonly IDeliveryCounts _counts;
    private readonly DeliveryLog _log;
    private readonly TimeProvider _time;
    private readonly ChunkPool _pool;
    private readonly SpanBuffer _buffer;
    private readonly Outbox _outbox;
    private readonly RequestBuilder _requests;
    private readonly Backoff _backoff = new();
    private readonly CancellationTokenSource _abort = new();
    private readonly ITimer _timer;
    private readonly Task _sending;
    private long _lost;
    private volatile bool _isClosing;

    public SpanDelivery(OtlpOptions options, IOtlpTransport transport, IDeliveryCounts counts, DeliveryLog log, TimeProvider time)
    {
        _options = options;
        _transport = transport;
        _counts = counts;
        _log = log;
        _time = time;
        _pool = new ChunkPool(options.BufferSize, SpanBuffer.StripeCount);
        _outbox = new Outbox(options.BatchSize, MaxRequestBytes);
        _buffer = new SpanBuffer(_pool, options.BatchSize, _outbox.Add);
        _requests = new RequestBuilder(EncodedResource.Of(options.Resource));
        _sending = Task.Run(SendAllAsync);
        var delay = options.BatchDelay > TimeSpan.Zero ? options.BatchDelay : TimeSpan.FromMilliseconds(1);
        _timer = time.CreateTimer(_ => SendWhatWaits(), null, delay, delay);
    }

    /// <summary>Takes a span; what finds no room is dropped and counted. Does not wait.</summary>
    public void Add(SpanRecord span, SpanVariables variables)
    {
        if (!_buffer.TryAdd(span, variables))
        {
            _counts.CountDropped(1);
            if (!_isClosing)
            {
                _log.BufferFull();
            }
        }
    }

    /// <summary>Sends what waits, and waits until it is settled.</summary>
    /// <returns>False when the deadline came first, or spans were lost meanwhile.</returns>
    public async Task<bool> FlushAsync(CancellationToken deadline)
    {
        var lost = Interlocked.Read(ref _lost);
        SendWhatWaits();
        return await _outbox.SettledAsync(deadline).ConfigureAwait(false) && Interlocked.Read(ref _lost) == lost;
    }

    /// <summary>Takes no more spans, and sends what waits; at the deadline the rest is dropped and counted.</summary>
    public async Task DrainAsync(CancellationToken deadline)
    {
        _isClosing = true;
        _buffer.Close();
        _outbox.SendAll();
        await _sending.WaitAsync(deadline).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _abort.CancelAsync().ConfigureAwait(false);
        await _sending.ConfigureAwait(false);
    }

    public void Dispose()
    {
        _timer.Dispose();
        _abort.Cancel();
        _abort.Dispose();
    }

    private void SendWhatWaits()
    {
        _buffer.Collect();
        _outbox.SendAll();
    }

    private async Task SendAllAsync()
    {
        var batch = new List<Chunk>();
        while (!_isClosing || !_outbox.IsEmpty)
        {
            await _outbox.WaitAsync().ConfigureAwait(false);
            while (_outbox.TryTake(batch))
            {
                await SettleAsync(batch).ConfigureAwait(false);
                batch.Clear();
            }
        }
    }

    private async Task SettleAsync(List<Chunk> batch)
    {
        var roots = batch.Sum(chunk => (long)chunk.Roots);
        try
        {
            Count(await DeliverAsync(_requests.Build(batch), batch.Sum(chunk => chunk.Spans)).ConfigureAwait(false), roots);
        }
        catch (OperationCanceledException) when (_abort.IsCancellationRequested)
        {
            Interlocked.Add(ref _lost, roots);
            _counts.CountDropped(roots);
        }
        catch (Exception exception)
        {
            // A mistake of this library costs these spans, and not those that follow.
            _log.InternalError(exception);
            Interlocked.Add(ref _lost, roots);
            _counts.CountFailed(roots);
        }

        foreach (var chunk in batch)
        {
            _pool.Return(chunk);
        }

        _outbox.Settle(batch.Count);
    }

    private void Count(ExportResult result, long roots)
    {
        var failed = result.Outcome == ExportOutcome.Delivered ? Math.Min(result.RejectedSpans, roots) : roots;
        Interlocked.Add(ref _lost, failed);
        _counts.CountFailed(failed);
        _counts.CountReported(roots - failed);
    }

    /// <summary>Tries until the request is delivered or refused, or the time for that is over.</summary>
    private async Task<ExportResult> DeliverAsync(ReadOnlyMemory<byte> request, int spans)
    {
        var since = _time.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            var result = await _transport.ExportAsync(request, _abort.Token).ConfigureAwait(false);
            switch (result.Outcome)
            {
                case ExportOutcome.Delivered:
                    _backoff.Reset();
                    _log.Delivered(result.Message);
                    return result;
                case ExportOutcome.Refused:
                    _backoff.Reset();
                    _log.Refused(spans, result.Message);
                    return result;
            }

            var pause = _backoff.Next(result.RetryAfter);
            if (_time.GetElapsedTime(since) + pause > _options.RetryMaxElapsed)
            {
                _log.GivenUp(spans, attempt, result.Message);
                return result;
            }

            _log.Retrying(spans, pause, result.Message);
            await Task.Delay(pause, _time, _abort.Token).ConfigureAwait(false);
        }
    }
}
