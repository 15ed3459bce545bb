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
#pragma warning disable SPAN201 // To wait is what it is for.
        _gate.Task.Wait();
#pragma warning restore SPAN201
        _spans.Enqueue(span);
    }

    public void Close() => IsClosed = true;
}
