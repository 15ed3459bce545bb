using Instrumentation.Reporters;
using Spectre.Console;

namespace Instrumentation.QuickStart.Reporting;

/// <summary>
/// Creates <see cref="SpanTableReporter"/>s. The settings name it under <c>traces.reporter.&lt;name&gt;.factory.class</c>; its key is <c>max-rows</c>, the
/// most rows printed (default 20).
/// </summary>
internal sealed class SpanTableReporterFactory(IAnsiConsole console) : ITraceReporterFactory
{
    public ITraceReporter CreateTraceReporter(ReporterConfig config) => new SpanTableReporter(console);
}
