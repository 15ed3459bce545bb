using Instrumentation.CompilerServices;
using Instrumentation.Configuration;

namespace Instrumentation.Reporting;

/// <summary>What one reporter makes of the spans of one group.</summary>
/// <param name="Channel">The way to the reporter.</param>
/// <param name="Variables">The variables it adds; the same object for reporters that add the same.</param>
/// <param name="Names">Which spans of the group it gets.</param>
internal sealed record ReporterBinding(ReporterChannel Channel, SpanVariables Variables, SpanNameFilter Names)
{
    /// <summary>Gives a span to the reporter, when it is one of those that it gets.</summary>
    public void Add(SpanRecord record, ref SharedSpan span)
    {
        if (Names.Includes(record.Name))
        {
            Channel.Add(record, Variables, ref span);
        }
    }

    /// <summary>Counts a span that is given to no reporter.</summary>
    public void Drop(SpanRecord record)
    {
        if (Names.Includes(record.Name))
        {
            Channel.Drop();
        }
    }
}
