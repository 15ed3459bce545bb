using System.Runtime.CompilerServices;
using Instrumentation.CompilerServices;
using Instrumentation.OpenTelemetry.Wire;

namespace Instrumentation.OpenTelemetry.Buffering;

/// <summary>
/// Encodes spans on the threads that report them, into chunks that are handed on when they are full, or when they are asked for. Threads do not wait for one
/// another: each takes a stripe that is free. Thread-safe.
/// </summary>
/// <param name="pool">Lends the memory.</param>
/// <param name="maxSpans">The most spans in a chunk, since a chunk is sent as a whole.</param>
/// <param name="full">Takes a chunk that is full. Called under a lock; must not block.</param>
/// <param name="added">Called under a lock when a chunk has got one more span. Default: nothing.</param>
internal sealed class SpanBuffer(ChunkPool pool, int maxSpans, Action<Chunk> full, Action<Chunk>? added = null)
{
    private readonly Stripe[] _stripes = [.. Enumerable.Range(0, StripeCount).Select(_ => new Stripe())];
    private readonly ConditionalWeakTable<SpanVariables, EncodedVariables> _encoded = [];
    private volatile bool _isClosed;

    /// <summary>How many threads can add at the same time without looking for another stripe.</summary>
    public static int StripeCount { get; } = 2 * Environment.ProcessorCount;

    /// <summary>Adds a span and its children.</summary>
    /// <param name="entry">The spans; when there was no room for all of them, those that are left, which can be added later.</param>
    /// <returns>False when there is no room for all of them.</returns>
    public bool TryAdd(ref SpanEntry entry)
    {
        var stripe = EnterStripe();
        try
        {
            return !_isClosed && TryAdd(stripe, ref entry, stripe.Encoded(entry.Variables, _encoded));
        }
        finally
        {
            Monitor.Exit(stripe);
        }
    }

    /// <summary>Hands on the chunks that are not full.</summary>
    public void Collect()
    {
        foreach (var stripe in _stripes)
        {
            lock (stripe)
            {
                HandOn(stripe);
            }
        }
    }

    /// <summary>Hands on all chunks, and takes no span any more.</summary>
    public void Close()
    {
        _isClosed = true;
        Collect();
    }

    // The stripe of the processor, where the memory is at hand; else the next one that is free.
    private Stripe EnterStripe()
    {
        var first = Thread.GetCurrentProcessorId();
        for (var i = 0; i < _stripes.Length; i++)
        {
            var stripe = _stripes[(uint)(first + i) % (uint)_stripes.Length];
            if (Monitor.TryEnter(stripe))
            {
                return stripe;
            }
        }

        var last = _stripes[(uint)first % (uint)_stripes.Length];
        Monitor.Enter(last);
        return last;
    }

    // The root comes last: when it is settled, all of its tree has been sent. So it is when some of the tree had to wait for room, since what was added before was
    // handed on then.
    private bool TryAdd(Stripe stripe, ref SpanEntry entry, EncodedVariables variables)
    {
        while (entry.Below is { } below && below.TryPeek(out var span))
        {
            if (!TryAdd(stripe, ref entry, span, variables, isRoot: false))
            {
                return false;
            }

            below.Pop();
            SpanEntry.Push(below, span);
        }

        return TryAdd(stripe, ref entry, entry.Root, variables, isRoot: true);
    }

    private bool TryAdd(Stripe stripe, ref SpanEntry entry, SpanRecord span, EncodedVariables variables, bool isRoot)
    {
        if (TryAddToChunk(stripe, span, variables, isRoot))
        {
            return true;
        }

        HandOn(stripe);
        for (var size = pool.OrdinarySize; ; size = ChunkPool.LargerSize(size))
        {
            if (pool.TryRent(size) is not { } chunk)
            {
                entry.Missing = size;
                return false;
            }

            stripe.Chunk = chunk;
            if (TryAddToChunk(stripe, span, variables, isRoot))
            {
                return true;
            }

            HandOn(stripe);
        }
    }

    private bool TryAddToChunk(Stripe stripe, SpanRecord span, EncodedVariables variables, bool isRoot)
    {
        if (stripe.Chunk is not { } chunk || !chunk.TryAdd(span, variables, isRoot))
        {
            return false;
        }

        added?.Invoke(chunk);
        if (chunk.Spans >= maxSpans)
        {
            HandOn(stripe);
        }

        return true;
    }

    private void HandOn(Stripe stripe)
    {
        if (stripe.Chunk is not { } chunk)
        {
            return;
        }

        stripe.Chunk = null;
        if (chunk.IsEmpty)
        {
            pool.Return(chunk);
        }
        else
        {
            full(chunk);
        }
    }
}
