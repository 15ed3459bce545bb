using Instrumentation.OpenTelemetry.Buffering;
using Instrumentation.OpenTelemetry.Options;
using Instrumentation.OpenTelemetry.Spool;

namespace Instrumentation.OpenTelemetry.Delivery;

/// <summary>
/// Brings requests to the back end, one after another: it tries again what fails in a way that may pass. While it waits, it moves chunks to disk when there is a spool.
/// Requests are for one thread at a time; closing and aborting are for any.
/// </summary>
/// <param name="options">The options.</param>
/// <param name="transport">The way to the back end.</param>
/// <param name="spill">Decides which chunks move to disk; null: none.</param>
/// <param name="pool">What threads that wait for room wait for.</param>
/// <param name="log">Where to say what happens.</param>
/// <param name="time">The clock.</param>
internal sealed class RequestSender(OtlpOptions options, IOtlpTransport transport, Spill? spill, ChunkPool pool, DeliveryLog log, TimeProvider time) : IDisposable
{
    private readonly Backoff _backoff = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly CancellationTokenSource _abort = new();

    public bool IsClosing => _closing.IsCancellationRequested;

    /// <summary>True when nothing is to be sent any more.</summary>
    public bool IsAborted => _abort.IsCancellationRequested;

    /// <summary>Ends the pause between attempts, so that there is another one while there is time.</summary>
    public Task CloseAsync() => _closing.CancelAsync();

    /// <summary>Ends what is going on, and sends nothing any more.</summary>
    public Task AbortAsync() => _abort.CancelAsync();

    /// <exception cref="OperationCanceledException">Nothing is to be sent any more.</exception>
    public void ThrowIfAborted() => _abort.Token.ThrowIfCancellationRequested();

    /// <summary>Tries until a request is delivered or refused, or the time for that is over.</summary>
    /// <param name="batch">Its chunks; those that have moved to disk are replaced.</param>
    /// <param name="request">The request.</param>
    /// <exception cref="OperationCanceledException">It was aborted, from outside or because closing need not wait for the back end; the back end may have it all the same.</exception>
    public async Task<ExportResult> SendAsync(List<Chunk> batch, ReadOnlyMemory<byte> request)
    {
        var spans = batch.Sum(chunk => chunk.Spans);
        var since = time.GetTimestamp();
        var failuresInClosing = 0;
        for (var attempt = 1; ; attempt++)
        {
            failuresInClosing += IsClosing ? 1 : 0;
            var result = await TryOnceAsync(batch, request).ConfigureAwait(false);
            if (result.Outcome != ExportOutcome.Retryable)
            {
                Conclude(result, spans);
                return result;
            }

            // What is on disk waits there as long as it takes.
            var isOnDisk = spill?.OnFailure(batch) == true;
            var isAsked = result.RetryAfter is not null;
            await GiveUpClosingAsync(isOnDisk, isAsked || failuresInClosing > 1).ConfigureAwait(false);
            var pause = _backoff.Next(result.RetryAfter);
            if (!isOnDisk && time.GetElapsedTime(since) + pause > options.RetryMaxElapsed)
            {
                log.GivenUp(spans, attempt, result.Message);
                return result;
            }

            log.Retrying(spans, pause, result.Message);
            await PauseAsync(pause, isAsked, isOnDisk, batch).ConfigureAwait(false);
            await GiveUpClosingAsync(isOnDisk, isAsked).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        _closing.Dispose();
        _abort.Dispose();
    }

    private async Task<ExportResult> TryOnceAsync(List<Chunk> batch, ReadOnlyMemory<byte> request)
    {
        var export = transport.ExportAsync(request, _abort.Token);
        await SpillDuringAsync(export, batch).ConfigureAwait(false);
        return await export.ConfigureAwait(false);
    }

    private void Conclude(ExportResult result, int spans)
    {
        _backoff.Reset();
        spill?.OnAnswer();
        if (result.Outcome == ExportOutcome.Delivered)
        {
            log.Delivered(result.RejectedSpans, result.Message);
        }
        else
        {
            log.Refused(spans, result.Message);
        }
    }

    // Closing need not take all of its time when the back end does not answer, and nothing is lost.
    private async Task GiveUpClosingAsync(bool isOnDisk, bool isHopeless)
    {
        if (isOnDisk && isHopeless && IsClosing)
        {
            await AbortAsync().ConfigureAwait(false);
        }

        ThrowIfAborted();
    }

    // Closing ends a pause, so that there is another attempt while there is time, unless the server asked for the pause and there is nothing else to do.
    private async Task PauseAsync(TimeSpan pause, bool isAsked, bool isOnDisk, List<Chunk> batch)
    {
        if (!isOnDisk)
        {
            pool.BeginPause(pause);
        }

        var end = IsClosing || (isAsked && !isOnDisk) ? _abort.Token : _closing.Token;
        var over = Task.Delay(pause, time, end);
        await SpillDuringAsync(over, batch).ConfigureAwait(false);
        pool.EndPause();
        if (IsClosing && over.IsCanceled)
        {
            _backoff.Reset();
        }
    }

    /// <summary>Waits until a task has ended, however it ends, and moves chunks to disk meanwhile.</summary>
    private async Task SpillDuringAsync(Task task, List<Chunk> batch)
    {
        while (spill is not null && await spill.IsDueAsync(task).ConfigureAwait(false))
        {
            spill.MoveToDisk(batch);
        }

        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
