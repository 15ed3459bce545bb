using Instrumentation.Metrics;
using Instrumentation.Traces;

namespace Instrumentation.Generators.Tests.Behaviour;

internal static partial class Shouting
{
    [Span]
    public static partial string Shout(this string text, MetricGroup group);

    private static string ShoutCore(string text, MetricGroup group) => $"!{text}!";
}
