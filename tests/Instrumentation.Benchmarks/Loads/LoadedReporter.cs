using Instrumentation.Reporters;
using Instrumentation.Traces;

namespace Instrumentation.Benchmarks.Loads;

/// <summary>A user's reporter that behaves well or badly.</summary>
internal sealed class LoadedReporter(string name, Action<Span> onSpan) : ITraceReporter
{
    public string Name => name;

    public static LoadedReporter Fast() => new("fast", _ => { });

    /// <summary>Takes not quite 1,000 spans per second.</summary>
    public static LoadedReporter Slow() => new("slow", _ => Thread.Sleep(1));

    public static LoadedReporter Throwing() => new("throwing", span => throw new InvalidDataException(span.Name));

    /// <summary>Does not return from its first span.</summary>
    public static LoadedReporter Hanging() => new("hanging", _ => Thread.Sleep(Timeout.Infinite));

    public void Open(ReporterConfig config)
    {
    }

    public void NotifyOfAddedSpan(Span span) => onSpan(span);

    public void Close()
    {
    }
}
