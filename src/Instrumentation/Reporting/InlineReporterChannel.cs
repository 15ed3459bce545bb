using Instrumentation.CompilerServices;
using Instrumentation.Configuration;

namespace Instrumentation.Reporting;

/// <summary>Hands a span object to a reporter that declared itself cheap, on the recording thread.</summary>
internal sealed class InlineReporterChannel(ReporterSetup setup, ReportingContext context) : DirectReporterChannel(setup, context)
{
    protected override void Deliver(SpanRecord record, SpanVariables variables, ref SharedSpan span) =>
        Reporter.NotifyOfAddedSpan(span.For(variables));
}
