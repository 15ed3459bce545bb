using Instrumentation.CompilerServices;
using Instrumentation.Configuration;

namespace Instrumentation.Runtime;

/// <summary>Hands a span object to a reporter that declared itself cheap, on the recording thread.</summary>
internal sealed class InlineReporterChannel(ReporterSetup setup, RuntimeLog log) : ReporterChannel(setup, log)
{
    public override void Add(SpanRecord record, SpanVariables variables, ref SharedSpan span)
    {
        try
        {
            Reporter.NotifyOfAddedSpan(span.For(variables));
            CountReported();
        }
        catch (Exception exception)
        {
            CountFailed(exception);
        }
    }
}
