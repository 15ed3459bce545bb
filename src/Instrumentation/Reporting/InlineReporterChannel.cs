using Instrumentation.CompilerServices;
using Instrumentation.Configuration;
using Instrumentation.Runtime;

namespace Instrumentation.Reporting;

/// <summary>Hands a span object to a reporter that declared itself cheap, on the recording thread.</summary>
internal sealed class InlineReporterChannel(ReporterSetup setup, RuntimeLog log) : DirectReporterChannel(setup, log)
{
    protected override void Deliver(SpanRecord record, SpanVariables variables, ref SharedSpan span) =>
        Reporter.NotifyOfAddedSpan(span.For(variables));
}
