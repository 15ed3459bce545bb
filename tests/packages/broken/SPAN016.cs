using Instrumentation.Functions;
using Instrumentation.Traces;

[assembly: RequireSpan(typeof(RichFilterFunction<>))]

namespace Consumer;

internal sealed class SpanRequired : RichFilterFunction<string>
{
    public override bool Filter(string value) => value.Length > 0;
}
