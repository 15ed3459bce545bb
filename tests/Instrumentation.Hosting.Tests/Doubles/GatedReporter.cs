using System.Collections.Concurrent;
using Instrumentation.Reporters;
using Instrumentation.Traces;

namespace Instrumentation.Hosting.Tests.Doubles;

/// <summary>A reporter with a queue, which takes no span before its gate is open.</summary>
public sealed class GatedReporter : ITraceReporter
{
    private readonly TaskCompletionSource _gate = new();
    private readonly ConcurrentQueue<Span> _spans = new();

    public IReadOnlyList<Span> Spans => [.. _spans];

    public bool IsClosed { get; private set; }

    public void OpenGate() => _gate.SetResult();

    public void Open(ReporterConfig config)
    {
    }

    public void NotifyOfAddedSpan(Span span)
    {
        _gate.Task.Wait();
        _spans.Enqueue(span);
    }

    public void Close() => IsClosed = true;
}
