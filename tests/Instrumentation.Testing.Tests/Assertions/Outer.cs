using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Instrumentation.Testing.Tests.Assertions;

internal sealed partial class Outer : RichMapFunction<int, int>
{
    [Span("outer")]
    public override partial int Map(int value);

    private int MapCore(int value) => Inner(value) + 1;

    [Span("inner")]
    private partial int Inner(int value);

    private int InnerCore(int value) => value * 2;
}
