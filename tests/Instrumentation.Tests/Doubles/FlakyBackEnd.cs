using Instrumentation.Reporters;
using Instrumentation.Traces;

namespace Instrumentation.Tests.Doubles;

/// <summary>A queued reporter whose back end a test takes down and up; it keeps how many spans each call had.</summary>
internal sealed class FlakyBackEnd(int maxBatchSize = 1) : IBatchTraceReporter
{
    private readonly List<int> _calls = [];
    private volatile bool _isDown;

    public bool IsDown
    {
        get => _isDown;
        set => _isDown = value;
    }

    public IReadOnlyList<int> Calls
    {
        get
        {
            lock (_calls)
            {
                return [.. _calls];
            }
        }
    }

    public bool IsClosed { get; private set; }

    /// <summary>After how many calls it fails where the library does not expect it.</summary>
    public int CallsToFault { get; init; } = int.MaxValue;

    public int MaxBatchSize => Calls.Count < CallsToFault ? maxBatchSize : throw new InvalidDataException("fault");

    public void Open(ReporterConfig config)
    {
    }

    public void NotifyOfAddedSpan(Span span) => throw new InvalidOperationException("A reporter that takes batches is not given single spans.");

    public void NotifyOfAddedSpans(IReadOnlyList<Span> spans)
    {
        lock (_calls)
        {
            _calls.Add(spans.Count);
        }

        if (IsDown)
        {
            throw new IOException("back end down");
        }
    }

    public void Close() => IsClosed = true;
}
