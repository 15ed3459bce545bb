using Instrumentation.CompilerServices;
using Instrumentation.Configuration;
using Instrumentation.OpenTelemetry.Buffering;
using Instrumentation.OpenTelemetry.Options;
using Instrumentation.OpenTelemetry.Spool;
using Instrumentation.OpenTelemetry.Wire;

namespace Instrumentation.OpenTelemetry.Delivery;

/// <summary>Takes spans on the threads that report them, has them sent from a task of its own, in order, and counts what became of them. Thread-safe.</summary>
internal sealed class SpanDelivery : IDisposable
{
    // As much as a gRPC server takes unless it is told otherwise, less what a span of unusual size, its scope and the resource may need beside what is counted.
    private const int MaxRequestBytes = 3_800_000;

    private readonly OtlpOptions _options;
    private readonly IDeliveryCounts _counts;
    private readonly DeliveryLog _log;
    private readonly string _lossesWhenFull;
    private readonly TimeProvider _time;
    private readonly ChunkPool _pool;
    private readonly SpanBuffer _buffer;
    private readonly Outbox _outbox;
    private readonly RequestBuilder _requests;
    private readonly Spill? _spill;
    private readonly RequestSender _sender;
    private readonly ITimer? _timer;
    private readonly TaskCompletionSource _recovered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _sending;
    private long _unsent;
    private long _kept;
    private volatile bool _isComplete;

    /// <param name="options">The options.</param>
    /// <param name="transport">Brings requests to the back end.</param>
    /// <param name="spool">Where chunks wait on disk; null: they do not.</param>
    /// <param name="counts">Where to say what became of the spans.</param>
    /// <param name="log">Where to say it in words.</param>
    /// <param name="time">The clock.</param>
    public SpanDelivery(OtlpOptions options, IOtlpTransport transport, ChunkSpool? spool, IDeliveryCounts counts, DeliveryLog log, TimeProvider time)
    {
        _options = options;
        _counts = counts;
        _log = log;
        _lossesWhenFull = FullQueueKeys.Losses(options.WhenFull, options.WaitLimit);
        _time = time;
        _pool = new ChunkPool(options.BufferSize, SpanBuffer.StripeCount, options.WaitLimit, time);

        // A buffer that is full although nothing is being sent would be of no use.
        _outbox = new Outbox(options.BatchSize, (int)Math.Min(MaxRequestBytes, options.BufferSize / 4), SendsAtOnce);
        _spill = spool is null ? null : new Spill(spool, _outbox, _pool, options.BufferSize / 2);
        _buffer = new SpanBuffer(_pool, options.BatchSize, Send, _spill?.WriteThrough);
        _requests = new RequestBuilder(EncodedResource.Of(options.Resource));
        _sender = new RequestSender(options, transport, _spill, _pool, log, time);
        _sending = Task.Run(SendAllAsync);
        _timer = SendsAtOnce ? null : time.CreateTimer(_ => SendWhatWaits(), null, options.BatchDelay, options.BatchDelay);
    }

    private bool SendsAtOnce => _options.BatchDelay == TimeSpan.Zero;

    /// <summary>Takes a span; what finds no room is dropped and counted. Waits for room only when, and as long as, the user wants that.</summary>
    public void Add(SpanRecord span, SpanVariables variables)
    {
        var entry = new SpanEntry(span, variables);
        if (_buffer.TryAdd(ref entry) || (_options.WhenFull == WhenQueueFull.Wait && AddWaiting(ref entry)))
        {
            if (SendsAtOnce)
            {
                _outbox.Wake();
            }

            return;
        }

        _counts.CountDropped(1);
        if (!_sender.IsClosing)
        {
            _log.BufferFull(_lossesWhenFull);
        }
    }

    /// <summary>Sends what waits, also what an earlier process left, and waits until it is settled.</summary>
    /// <returns>False when the deadline came first, or spans were lost, or kept for the next process, meanwhile.</returns>
    public async Task<bool> FlushAsync(CancellationToken deadline)
    {
        var unsent = Interlocked.Read(ref _unsent);
        SendWhatWaits();
        await _recovered.Task.WaitAsync(deadline).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return await _outbox.SettledAsync(deadline).ConfigureAwait(false) && Interlocked.Read(ref _unsent) == unsent;
    }

    /// <summary>
    /// Takes no more spans, and sends what waits; at the deadline the rest is kept in the spool, or dropped and counted. With a spool it ends as soon as the back end
    /// does not answer.
    /// </summary>
    /// <returns>How many roots are kept.</returns>
    public async Task<long> DrainAsync(CancellationToken deadline)
    {
        await _sender.CloseAsync().ConfigureAwait(false);
        _pool.EndWaiting();
        _buffer.Close();
        _isComplete = true;
        _outbox.SendAll();
        await _sending.WaitAsync(deadline).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _sender.AbortAsync().ConfigureAwait(false);
        await _sending.ConfigureAwait(false);
        return _kept;
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _sender.Dispose();
    }

    private bool AddWaiting(ref SpanEntry entry)
    {
        var since = _time.GetTimestamp();
        while (true)
        {
            // What waits for others to travel with is in the way.
            SendWhatWaits();
            if (!_pool.WaitFor(entry.Missing, since))
            {
                return false;
            }

            if (_buffer.TryAdd(ref entry))
            {
                return true;
            }
        }
    }

    private void Send(Chunk chunk)
    {
        chunk.File?.Close();
        if (!_outbox.Add(chunk))
        {
            _pool.Return(chunk);
        }

        _spill?.Consider();
    }

    private void SendWhatWaits()
    {
        _buffer.Collect();
        _outbox.SendAll();
    }

    private async Task SendAllAsync()
    {
        Recover();
        var batch = new List<Chunk>();
        while (!_isComplete || !_outbox.IsEmpty)
        {
            await _outbox.WaitAsync().ConfigureAwait(false);
            while (TryTake(batch))
            {
                await SettleAsync(batch).ConfigureAwait(false);
                batch.Clear();
            }
        }

        if (_kept > 0)
        {
            _spill?.Spool.SayKept(_kept);
        }
    }

    // Those that came while a request was on its way go together when nothing is waited for.
    private bool TryTake(List<Chunk> batch)
    {
        if (SendsAtOnce)
        {
            _buffer.Collect();
        }

        return _outbox.TryTake(batch);
    }

    private void Recover()
    {
        try
        {
            foreach (var chunk in _spill?.Spool.Recover(_counts) ?? [])
            {
                _outbox.Add(chunk);
                if (_sender.IsAborted)
                {
                    break;
                }
            }
        }
        catch (Exception exception)
        {
            _log.InternalError(exception);
        }

        _outbox.SendAll();
        _recovered.SetResult();
    }

    private async Task SettleAsync(List<Chunk> batch)
    {
        var roots = batch.Sum(chunk => (long)chunk.Roots);
        try
        {
            _sender.ThrowIfAborted();
            var lost = _spill?.Load(batch) ?? 0;
            CountFailed(lost);
            roots -= lost;
            Count(await _sender.SendAsync(batch, _requests.Build(batch)).ConfigureAwait(false), roots);
            Release(batch, isKept: false);
        }
        catch (OperationCanceledException) when (_sender.IsAborted)
        {
            Keep(batch);
        }
        catch (Exception exception)
        {
            // A mistake of this library costs these spans, and not those that follow.
            _log.InternalError(exception);
            CountFailed(roots);
            Release(batch, isKept: false);
        }

        _outbox.Settle(batch.Count);
    }

    private void Count(ExportResult result, long roots)
    {
        var failed = result.Outcome == ExportOutcome.Delivered ? Math.Min(result.RejectedSpans, roots) : roots;
        CountFailed(failed);
        _counts.CountReported(roots - failed);
    }

    private void CountFailed(long roots)
    {
        Interlocked.Add(ref _unsent, roots);
        _counts.CountFailed(roots);
    }

    // There is no more time for them.
    private void Keep(List<Chunk> batch)
    {
        foreach (var chunk in batch)
        {
            var isKept = _spill?.Spool.TryWrite(chunk) == true;
            Interlocked.Add(ref _unsent, chunk.Roots);
            _kept += isKept ? chunk.Roots : 0;
            _counts.CountDropped(isKept ? 0 : chunk.Roots);
            Release(chunk, isKept);
        }
    }

    private void Release(List<Chunk> batch, bool isKept)
    {
        foreach (var chunk in batch)
        {
            Release(chunk, isKept);
        }
    }

    private void Release(Chunk chunk, bool isKept)
    {
        if (isKept)
        {
            chunk.File?.Close();
        }
        else
        {
            _spill?.Spool.Delete(chunk);
        }

        if (!chunk.IsFromDisk)
        {
            _pool.Return(chunk);
        }
    }
}
