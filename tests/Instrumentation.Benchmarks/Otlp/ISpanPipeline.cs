namespace Instrumentation.Benchmarks.Otlp;

/// <summary>A way of spans to an OTLP back end.</summary>
internal interface ISpanPipeline : IAsyncDisposable
{
    string Name { get; }

    /// <summary>Reports one span with three attributes.</summary>
    int Report();

    /// <summary>Waits until what was reported has been sent.</summary>
    Task FlushAsync();
}
