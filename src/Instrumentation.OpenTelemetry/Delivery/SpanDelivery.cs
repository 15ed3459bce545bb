using Instrumentation.CompilerServices;
using Instrumentation.Configuration;
using Instrumentation.OpenTelemetry.Buffering;
using Instrumentation.OpenTelemetry.Options;
using Instrumentation.OpenTelemetry.Spool;
using Instrumentation.OpenTelemetry.Wire;

namespace Instrumentation.OpenTelemetry.Delivery;

/// <summary>Takes spans on the threads that report them, and sends them from a task of its own: in order, one request after another. With a spool, that task is
/// the one that moves chunks to disk, while it waits for the back end.</summary>
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
    private readonly Spill? _spill;
    private readonly Backoff _backoff = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly CancellationTokenSource _abort = new();
    private readonly ITimer _timer;
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
        _transport = transport;
        _counts = counts;
        _log = log;
        _time = time;
        _pool = new ChunkPool(options.BufferSize, SpanBuffer.StripeCount, options.WaitLimit, time);

        // A buffer that is full although nothing is being sent would be of no use.
        _outbox = new Outbox(options.BatchSize, (int)Math.Min(MaxRequestBytes, options.BufferSize / 4));
        _spill = spool is null ? null : new Spill(spool, _outbox, _pool, options.BufferSize / 2);
        _buffer = new SpanBuffer(_pool, options.BatchSize, Send, _spill?.WriteThrough);
        _requests = new RequestBuilder(EncodedResource.Of(options.Resource));
        _sending = Task.Run(SendAllAsync);
        var delay = options.BatchDelay > TimeSpan.Zero ? options.BatchDelay : TimeSpan.FromMilliseconds(1);
        _timer = time.CreateTimer(_ => SendWhatWaits(), null, delay, delay);
    }

    private bool IsClosing => _closing.IsCancellationRequested;

    /// <summary>Takes a span; what finds no room is dropped and counted. Waits for room only when, and as long as, the user wants that.</summary>
    public void Add(SpanRecord span, SpanVariables variables)
    {
        var entry = new SpanEntry(span, variables);
        if (_buffer.TryAdd(ref entry) || (_options.WhenFull == WhenQueueFull.Wait && AddWaiting(ref entry)))
        {
            return;
        }

        _counts.CountDropped(1);
        if (!IsClosing)
        {
            _log.BufferFull(FullQueueKeys.Losses(_options.WhenFull, _options.WaitLimit));
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
        await _closing.CancelAsync().ConfigureAwait(false);
        _pool.EndWaiting();
        _buffer.Close();
        _isComplete = true;
        _outbox.SendAll();
        await _sending.WaitAsync(deadline).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _abort.CancelAsync().ConfigureAwait(false);
        await _sending.ConfigureAwait(false);
        return _kept;
    }

    public void Dispose()
    {
        _timer.Dispose();
        _closing.Dispose();
        _abort.Dispose();
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
        _outbox.Add(chunk);
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
            while (_outbox.TryTake(batch))
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

    private void Recover()
    {
        try
        {
            foreach (var chunk in _spill?.Spool.Recover(_counts) ?? [])
            {
                _outbox.Add(chunk);
                if (_abort.IsCancellationRequested)
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
            _abort.Token.ThrowIfCancellationRequested();
            var lost = _spill?.Load(batch) ?? 0;
            CountFailed(lost);
            roots -= lost;
            Count(await DeliverAsync(batch, _requests.Build(batch)).ConfigureAwait(false), roots);
            Release(batch, isKept: false);
        }
        catch (OperationCanceledException) when (_abort.IsCancellationRequested)
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

    /// <summary>Tries until the request is delivered or refused, or the time for that is over.</summary>
    private async Task<ExportResult> DeliverAsync(List<Chunk> batch, ReadOnlyMemory<byte> request)
    {
        var spans = batch.Sum(chunk => chunk.Spans);
        var since = _time.GetTimestamp();
        var failuresInClosing = 0;
        for (var attempt = 1; ; attempt++)
        {
            failuresInClosing += IsClosing ? 1 : 0;
            var export = _transport.ExportAsync(request, _abort.Token);
            await SpillDuringAsync(export, batch).ConfigureAwait(false);
            var result = await export.ConfigureAwait(false);
            if (result.Outcome != ExportOutcome.Retryable)
            {
                Conclude(result, spans);
                return result;
            }

            // What is on disk waits there as long as it takes.
            var isOnDisk = _spill?.OnFailure(batch) == true;
            var isAsked = result.RetryAfter is not null;
            await GiveUpClosingAsync(isOnDisk, isAsked || failuresInClosing > 1).ConfigureAwait(false);
            var pause = _backoff.Next(result.RetryAfter);
            if (!isOnDisk && _time.GetElapsedTime(since) + pause > _options.RetryMaxElapsed)
            {
                _log.GivenUp(spans, attempt, result.Message);
                return result;
            }

            _log.Retrying(spans, pause, result.Message);
            if (!isOnDisk)
            {
                _pool.BeginPause(pause);
            }

            await PauseAsync(pause, isAsked && !isOnDisk, batch).ConfigureAwait(false);
            _pool.EndPause();
            await GiveUpClosingAsync(isOnDisk, isAsked).ConfigureAwait(false);
        }
    }

    private void Conclude(ExportResult result, int spans)
    {
        _backoff.Reset();
        _spill?.OnAnswer();
        if (result.Outcome == ExportOutcome.Delivered)
        {
            _log.Delivered(result.Message);
        }
        else
        {
            _log.Refused(spans, result.Message);
        }
    }

    // Closing need not take all of its time when the back end does not answer, and nothing is lost.
    private async Task GiveUpClosingAsync(bool isOnDisk, bool isHopeless)
    {
        if (isOnDisk && isHopeless && IsClosing)
        {
            await _abort.CancelAsync().ConfigureAwait(false);
        }

        _abort.Token.ThrowIfCancellationRequested();
    }

    // Closing ends a pause, so that there is another attempt while there is time, unless the server asked for the pause and there is nothing else to do.
    private async Task PauseAsync(TimeSpan pause, bool isForServer, List<Chunk> batch)
    {
        var end = IsClosing || isForServer ? _abort.Token : _closing.Token;
        var over = Task.Delay(pause, _time, end);
        await SpillDuringAsync(over, batch).ConfigureAwait(false);
        if (IsClosing && over.IsCanceled)
        {
            _backoff.Reset();
        }
    }

    /// <summary>Waits until a task has ended, however it ends, and moves chunks to disk meanwhile.</summary>
    private async Task SpillDuringAsync(Task task, List<Chunk> batch)
    {
        while (_spill is not null && await _spill.IsDueAsync(task).ConfigureAwait(false))
        {
            _spill.MoveToDisk(batch);
        }

        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
