using System.Runtime.InteropServices;
using Instrumentation.Traces;

namespace Instrumentation.Reporting;

/// <summary>
/// The spans that the taker of a queue has taken ahead, from which it claims those of its next call without a lock. One thread claims, settles and fills; others
/// may drop and give up what is not claimed yet, one at a time: under the queue's lock, as <see cref="Fill"/>.
/// </summary>
internal sealed class TakenSpans
{
    private const int CountBits = 32;

    private Span?[] _spans = [];
    private int _count;
    private TakerState _state;

    /// <summary>How many were taken and are not claimed.</summary>
    public int Ahead => _count - IndexOf(Volatile.Read(ref _state.Position));

    /// <summary>True from just before a claim until <see cref="Finish"/>.</summary>
    public bool IsBusy => Volatile.Read(ref _state.IsBusy) != 0;

    /// <summary>Takes spans, when there are none ahead.</summary>
    /// <returns>How many.</returns>
    public int Fill(Queue<Span> queue, int max)
    {
        _count = Math.Min(queue.Count, max);
        if (_spans.Length < _count)
        {
            _spans = new Span?[Math.Max(_count, Math.Min(max, _spans.Length * 2))];
        }

        for (var i = 0; i < _count; i++)
        {
            _spans[i] = queue.Dequeue();
        }

        Volatile.Write(ref _state.Position, 0);
        return _count;
    }

    /// <summary>Claims the oldest spans for a call: they are in hand until they are settled.</summary>
    /// <param name="batch">Gets them.</param>
    /// <param name="max">The most to claim.</param>
    /// <returns>How many were claimed.</returns>
    public int Claim(List<Span> batch, int max)
    {
        Volatile.Write(ref _state.IsBusy, 1);
        while (true)
        {
            var position = Volatile.Read(ref _state.Position);
            var index = IndexOf(position);
            var claimed = Math.Min(max, _count - index);
            if (claimed <= 0)
            {
                Finish();
                return 0;
            }

            if (Interlocked.CompareExchange(ref _state.Position, index + claimed + ((long)claimed << CountBits), position) == position)
            {
                for (var i = index; i < index + claimed; i++)
                {
                    batch.Add(_spans[i]!);
                    _spans[i] = null;
                }

                return claimed;
            }
        }
    }

    /// <summary>Ends the call.</summary>
    /// <returns>How many of its spans are still to be counted: none when they were given up meanwhile.</returns>
    public int Settle() => InHand(Interlocked.And(ref _state.Position, uint.MaxValue));

    /// <summary>Tells that the spans of the call are counted. A full fence.</summary>
    public void Finish() => Interlocked.Exchange(ref _state.IsBusy, 0);

    /// <summary>Drops the oldest span that is not claimed.</summary>
    public bool TryDropOldest()
    {
        while (true)
        {
            var position = Volatile.Read(ref _state.Position);
            var index = IndexOf(position);
            if (index >= _count)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref _state.Position, position + 1, position) == position)
            {
                _spans[index] = null;
                return true;
            }
        }
    }

    /// <summary>Gives up what is ahead and what is in hand.</summary>
    /// <returns>How many spans that were.</returns>
    public int Abandon()
    {
        var position = Interlocked.Exchange(ref _state.Position, _count);
        var index = IndexOf(position);
        Array.Clear(_spans, index, _count - index);
        return _count - index + InHand(position);
    }

    private static int IndexOf(long position) => (int)position;

    private static int InHand(long position) => (int)(position >> CountBits);

    // On cache lines of its own: the taker writes it for each span, and whoever adds spans need not notice.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct TakerState
    {
        // The lower half: which span is the next to claim. The upper half: how many of the last claim are not settled.
        [FieldOffset(128)]
        public long Position;

        [FieldOffset(136)]
        public int IsBusy;
    }
}
