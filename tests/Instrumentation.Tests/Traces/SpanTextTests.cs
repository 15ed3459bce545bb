using Instrumentation.Tests.Doubles;
using Instrumentation.Traces;

namespace Instrumentation.Tests.Traces;

public class SpanTextTests
{
    [Fact]
    public void The_text_is_that_of_Flinks_SimpleSpan()
    {
        var span = Span.Builder(typeof(SpanTextTests), "root").SetStartTsMillis(1).SetEndTsMillis(2).SetAttribute("k", "v").SetAttribute("n", 3L)
            .AddChild(Span.Builder(typeof(Uri), "first").SetStartTsMillis(3).SetEndTsMillis(4).AddChild(
                Span.Builder(typeof(Uri), "nested").SetStartTsMillis(5).SetEndTsMillis(6)))
            .AddChild(Span.Builder(typeof(Uri), "second").SetStartTsMillis(7).SetEndTsMillis(8).SetAttribute("b", true))
            .Build();

        Assert.Equal(
            "SimpleSpan{scope=Instrumentation.Tests.Traces.SpanTextTests, name=root, startTsMillis=1, endTsMillis=2, attributes={k=v, n=3}, children=["
            + "SimpleSpan{scope=System.Uri, name=first, startTsMillis=3, endTsMillis=4, attributes={}, children=["
            + "SimpleSpan{scope=System.Uri, name=nested, startTsMillis=5, endTsMillis=6, attributes={}, children=[]}]}, "
            + "SimpleSpan{scope=System.Uri, name=second, startTsMillis=7, endTsMillis=8, attributes={b=true}, children=[]}]}",
            span.ToString());
    }

    // The expected texts are those of Java's Double.toString.
    [Theory]
    [InlineData(0.0, "0.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(1.0, "1.0")]
    [InlineData(-2.5, "-2.5")]
    [InlineData(0.1, "0.1")]
    [InlineData(0.001, "0.001")]
    [InlineData(0.0009, "9.0E-4")]
    [InlineData(-0.00012345, "-1.2345E-4")]
    [InlineData(1e-7, "1.0E-7")]
    [InlineData(9999999.0, "9999999.0")]
    [InlineData(1e7, "1.0E7")]
    [InlineData(12345678.9, "1.23456789E7")]
    [InlineData(-1e20, "-1.0E20")]
    [InlineData(1.7976931348623157e308, "1.7976931348623157E308")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void Doubles_are_written_as_Java_writes_them(double value, string expected)
    {
        var span = Span.Builder(typeof(Uri), "s").SetAttribute("d", value).Build();

        Assert.Contains($"attributes={{d={expected}}}", span.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_of_the_deepest_tree_is_written_on_a_small_stack() => SmallStack.Run(() =>
    {
        var text = DeepTree.Of(SpanTree.MaxDepth).Build().ToString();

        Assert.Equal(SpanTree.MaxDepth, text.Split("SimpleSpan{").Length - 1);
        Assert.EndsWith(string.Concat(Enumerable.Repeat("]}", SpanTree.MaxDepth)), text, StringComparison.Ordinal);
    });
}
