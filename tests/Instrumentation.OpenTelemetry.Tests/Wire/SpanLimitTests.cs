using Instrumentation.OpenTelemetry.Tests.Delivery;
using Instrumentation.OpenTelemetry.Tests.Receiver;
using Instrumentation.Traces;
using WireSpan = Otlp.Span;

namespace Instrumentation.OpenTelemetry.Tests.Wire;

public class SpanLimitTests
{
    private const int Million = 1 << 20;

    [Theory]
    [InlineData("gRPC")]
    [InlineData("HTTP")]
    public async Task A_value_of_one_megabyte_arrives_whole(string protocol)
    {
        var text = new string('x', Million);

        var span = await SendAsync(protocol, builder => builder.SetAttribute("text", text));

        Assert.Equal(text, Value(span, "text"));
        Assert.Equal(0u, span.DroppedAttributesCount);
    }

    [Fact]
    public async Task A_longer_value_is_cut_and_not_in_the_middle_of_a_character()
    {
        var span = await SendAsync("HTTP", builder => builder.SetAttribute("text", new string('x', Million - 1) + "😀"));

        Assert.Equal(new string('x', Million - 1), Value(span, "text"));
    }

    [Fact]
    public async Task Names_and_descriptions_are_cut()
    {
        var text = new string('€', 100_000);

        var span = await SendAsync("gRPC", builder => builder.SetStatus(SpanStatus.Error, text).SetAttribute(text, 1), name: text);

        Assert.Equal(text[..65_536], span.Name);
        Assert.Equal(text[..65_536], span.Status.Message);
        Assert.Contains(span.Attributes, attribute => attribute.Key == text[..65_536]);
    }

    [Theory]
    [InlineData("gRPC")]
    [InlineData("HTTP")]
    public async Task Attributes_that_find_no_room_in_a_span_are_counted_and_the_others_arrive(string protocol)
    {
        var span = await SendAsync(protocol, builder =>
        {
            for (var i = 0; i < 10; i++)
            {
                builder.SetAttribute("large." + i, new string('x', Million / 2));
            }

            builder.SetAttribute("small", 1);
        });

        Assert.Equal(["large.0", "large.1", "large.2", "large.3", "large.4", "large.5", "small"], span.Attributes.Select(attribute => attribute.Key).Where(key => key.Contains('l', StringComparison.Ordinal)).Where(key => key[0] is 'l' or 's'));
        Assert.Equal(4u, span.DroppedAttributesCount);
    }

    [Fact]
    public async Task Variables_arrive_without_brackets_and_give_way_to_attributes()
    {
        var span = await SendAsync("gRPC", builder => builder.SetAttribute("job_name", "mine").SetAttribute("task_name", "also mine").SetAttribute("<job_id>", "in brackets"));

        Assert.Equal("mine", Value(span, "job_name"));
        Assert.Equal("also mine", Value(span, "task_name"));
        Assert.Equal("in brackets", Value(span, "job_id"));
        Assert.Equal("0", Value(span, "subtask_index"));
        Assert.Equal(span.Attributes.Count, span.Attributes.Select(attribute => attribute.Key).Distinct().Count());
        Assert.DoesNotContain(span.Attributes, attribute => attribute.Key.Contains('<', StringComparison.Ordinal));
    }

    private static string Value(WireSpan span, string key) => span.Attributes.Single(attribute => attribute.Key == key).Value.StringValue;

    private static async Task<WireSpan> SendAsync(string protocol, Action<SpanBuilder> set, string name = "large")
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var job = new OtlpJob(receiver, protocol);
        var builder = Traces.Span.Builder(typeof(SpanLimitTests), name);
        set(builder);
        job.MetricGroup.AddSpan(builder);
        Assert.True(await job.FlushAsync());
        return Assert.Single(receiver.Spans);
    }
}
