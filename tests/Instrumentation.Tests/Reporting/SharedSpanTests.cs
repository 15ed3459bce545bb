using Instrumentation.CompilerServices;
using Instrumentation.Reporting;
using Instrumentation.Traces;

namespace Instrumentation.Tests.Reporting;

public class SharedSpanTests
{
    [Fact]
    public void Reporters_with_the_same_variables_share_one_object_and_others_get_their_own()
    {
        var shared = new SharedSpan(Span.Builder(typeof(SharedSpanTests), "work").Record!);
        var north = new SpanVariables(new Dictionary<string, string> { ["<shop>"] = "north" });

        var plain = shared.For(SpanVariables.None);
        Assert.Same(plain, shared.For(SpanVariables.None));

        var extended = shared.For(north);
        Assert.Same(extended, shared.For(north));
        Assert.Equal((0, "north"), (plain.Attributes.Count, extended.Attributes["<shop>"]));
    }
}
