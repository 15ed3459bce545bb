using Instrumentation.Shapes;

internal sealed partial class GlobalNamespace : IShape
{
    public void Run(Engine engine)
    {
        engine.Expect(typeof(GlobalNamespace), "run");
        engine.Call(Run, engine.MetricGroup, 1);
    }

    [Span("run")]
    private static partial int Run(MetricGroup metrics);

    private static int RunCore(MetricGroup metrics) => 1;
}
