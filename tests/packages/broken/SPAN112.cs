using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Consumer;

internal sealed class UsedBeforeOpen : RichMapFunction<string, int>
{
    private readonly bool _isReporting;

    public UsedBeforeOpen() => _isReporting = MetricGroup.IsReporting;

    public override int Map(string value) => _isReporting ? value.Length : 0;
}
