using Instrumentation.CompilerServices;
using Instrumentation.Configuration;

namespace Instrumentation.Reporting;

/// <summary>Lets a reporter read the record on the recording thread: nothing is allocated.</summary>
internal sealed class InPlaceReporterChannel(ReporterSetup setup, IInPlaceTraceReporter reporter, ReportingContext context)
    : DirectReporterChannel(setup, context)
{
    protected override void Deliver(SpanRecord record, SpanVariables variables, ref SharedSpan span) => reporter.Report(record, variables);
}
