using Instrumentation.Functions;
using Instrumentation.Metrics;
using Instrumentation.Reporters;
using Instrumentation.Runtime;
using Instrumentation.Traces;

namespace Instrumentation.Testing;

/// <summary>
/// Records the spans of the functions under test. Each recorder is a world of its own, so tests with a recorder each may run in parallel. A span is there
/// when the traced call returns, or its task completes. Warnings, for example of a span reported twice, go to standard error. Holds nothing that needs
/// disposing. Thread-safe.
/// </summary>
/// <example>
/// <code>
/// var recorder = new SpanRecorder();
/// var function = recorder.Attach(new EnrichOrder());
/// function.Map(order);
/// recorder.Spans.Single("enrich").Has("order.id", 17).Succeeded();
/// </code>
/// </example>
public sealed class SpanRecorder
{
    private readonly InMemoryTraceReporter _reporter = new();

    /// <summary>Creates a recorder that has no spans.</summary>
    public SpanRecorder()
    {
        // Not disposed of: its reporter is inline, so there is no thread, no queue and nothing to flush, and its meter ends when it is collected.
        MetricGroup = TraceRegistry.Create(_reporter).RootMetricGroup;
        RuntimeContext = new RuntimeContext(new JobInfo("test", "test"), new TaskInfo("test"), MetricGroup);
    }

    /// <summary>The context to set on a function under test; <see cref="Attach"/> does it. Job and task are named <c>test</c>.</summary>
    public RuntimeContext RuntimeContext { get; }

    /// <summary>The group whose spans are recorded. It has no name and no variables, so spans carry only what the function has set.</summary>
    public MetricGroup MetricGroup { get; }

    /// <summary>The spans so far in the order of reporting, which is that of their ends: a copy, which does not change. Spans built as a tree are in their root.</summary>
    public IReadOnlyList<Span> Spans => _reporter.Spans;

    /// <summary>The spans so far as a tree, to print in a test that fails; see <see cref="SpanListAssertions.ToTree"/>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Spans.ToTree();

    /// <summary>Forgets the spans so far.</summary>
    public void Clear() => _reporter.Clear();

    /// <summary>Makes a function ready: sets its context and opens it. Closing it is the test's.</summary>
    /// <typeparam name="T">The function's type.</typeparam>
    /// <param name="function">The function. What its <c>Open</c> throws reaches the test.</param>
    /// <returns>The function.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="function"/> is <see langword="null"/>.</exception>
    public T Attach<T>(T function)
        where T : IRichFunction
    {
        ArgumentNullException.ThrowIfNull(function);
        function.RuntimeContext = RuntimeContext;
        function.Open(new OpenContext());
        return function;
    }
}
