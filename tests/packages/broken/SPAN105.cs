using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Consumer;

internal sealed class ReportedTwice : RichMapFunction<string, int>
{
    public override int Map(string value)
    {
        var span = Span.Builder(typeof(ReportedTwice), "letter");
        foreach (var letter in value)
        {
            MetricGroup.AddSpan(span);
        }

        return value.Length;
    }
}
