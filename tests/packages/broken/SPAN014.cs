using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Consumer;

internal sealed partial class SecretCaptured : RichMapFunction<string, int>
{
    [Span("measure")]
    public override partial int Map([SpanTag] string password);

    private int MapCore(string password) => password.Length;
}
