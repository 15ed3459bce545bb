using System.Runtime.CompilerServices;
using Instrumentation.Shapes;

namespace Shapes;

internal sealed partial class OverloadPriority : IShape
{
    public void Run(Engine engine)
    {
        engine.Expect(typeof(Job), "object");
        engine.Call(() => new Job(engine.MetricGroup).Run("a"), "object a");
    }

    private sealed partial class Job(MetricGroup metrics)
    {
        [Span("text")]
        public partial string Run(string value);

        [Span("object"), OverloadResolutionPriority(1)]
        public partial string Run(object value);

        private string RunCore(string value) => $"text {value}";

        private string RunCore(object value) => $"object {value}";
    }
}
