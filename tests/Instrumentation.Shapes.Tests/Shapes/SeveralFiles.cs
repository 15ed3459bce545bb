using Instrumentation.Shapes;

namespace Shapes;

public sealed partial class SeveralFiles : IShape
{
    public void Run(Engine engine)
    {
        var job = new Job(engine.MetricGroup);
        engine.Expect(typeof(Job), "one");
        engine.Call(job.One, 1);
        engine.Expect(typeof(Job), "two");
        engine.Call(job.Two, 2);
    }

    private sealed partial class Job(MetricGroup metrics)
    {
        [Span("one")]
        public partial int One();

        private int TwoCore() => 2;
    }
}
