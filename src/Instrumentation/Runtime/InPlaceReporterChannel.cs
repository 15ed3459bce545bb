using Instrumentation.CompilerServices;
using Instrumentation.Configuration;

namespace Instrumentation.Runtime;

/// <summary>Lets a reporter read the record on the recording thread: nothing is allocated.</summary>
internal sealed class InPlaceReporterChannel(ReporterSetup setup, IInPlaceTraceReporter reporter, RuntimeLog log)
    : ReporterChannel(setup, log)
{
    public override void Add(SpanRecord record, SpanVariables variables, ref SharedSpan span)
    {
        try
        {
            reporter.Report(record, variables);
            CountReported();
        }
        catch (Exception exception)
        {
            CountFailed(exception);
        }
    }
}
