using System.Diagnostics;
using Instrumentation.OpenTelemetry.Buffering;
using Instrumentation.OpenTelemetry.Wire;
using Instrumentation.Traces;
using Span = Instrumentation.Traces.Span;
using WireSpan = Otlp.Span;

namespace Instrumentation.OpenTelemetry.Tests.Wire;

/// <summary>What becomes of a span that would take more than its share of a request.</summary>
public class FullSpanTests
{
    // Two tags of a byte, and two numbers of at most five.
    private const int RoomForCounts = 12;

    private static readonly string Megabyte = new('x', SpanLimits.ValueLength);

    [Fact]
    public void One_byte_too_many_costs_one_attribute_and_the_span_stays_below_its_limit()
    {
        const int Some = 300_000;
        var fits = Some + SpanLimits.SpanBytes - RoomForCounts - EncodedSpan.Encode(Filled(Some).Build(), room: Frame.MaxSize).Length;

        var whole = EncodedSpan.Encode(Filled(fits).Build(), room: Frame.MaxSize);
        var cut = EncodedSpan.Encode(Filled(fits + 1).Build(), room: Frame.MaxSize);

        Assert.Equal(SpanLimits.SpanBytes - RoomForCounts, whole.Length);
        Assert.Equal(new string[] { "a", "b", "c", "filling", "small" }, WireSpan.Parser.ParseFrom(whole).Attributes.Select(attribute => attribute.Key));
        Assert.Equal((1U, 4), (WireSpan.Parser.ParseFrom(cut).DroppedAttributesCount, WireSpan.Parser.ParseFrom(cut).Attributes.Count));
        Assert.InRange(cut.Length, 1, SpanLimits.SpanBytes);
    }

    [Fact]
    public void A_buffer_with_room_for_the_largest_span_takes_any()
    {
        var scope = typeof(FullSpanTests).FullName!.Length;
        var span = Filled(SpanLimits.ValueLength).Build();

        var largest = EncodedSpan.Encode(span, room: Frame.MaxSize - (3 * SpanLimits.NameLength) + scope);

        Assert.Equal(EncodedSpan.Encode(span, room: Frame.MaxSize), largest);
        Assert.False(EncodedSpan.NewChunk(Frame.MaxSize - (3 * SpanLimits.NameLength) + scope - 1).TryAdd(span));
    }

    [Fact]
    public async Task Variables_that_find_no_room_are_counted_and_leave_it_to_the_attributes()
    {
        var variables = await EncodedSpan.VariablesAsync(("a", Megabyte), ("b", Megabyte), ("c", Megabyte), ("d", Megabyte));

        var read = EncodedSpan.Read(Span.Builder(typeof(FullSpanTests), "work").SetAttribute("large", Megabyte).SetAttribute("small", 1), variables, Frame.MaxSize);

        Assert.Equal(["large", "small"], read.Attributes.Select(attribute => attribute.Key));
        Assert.Equal((4U, 0U), (read.DroppedAttributesCount, read.DroppedLinksCount));
    }

    [Fact]
    public async Task Attributes_and_variables_that_find_no_room_are_counted_together()
    {
        var variables = await EncodedSpan.VariablesAsync(("a", Megabyte), ("b", Megabyte), ("c", Megabyte), ("d", Megabyte));
        var builder = Span.Builder(typeof(FullSpanTests), "work");
        for (var i = 0; i < 5; i++)
        {
            builder.SetAttribute("large." + i, Megabyte);
        }

        var read = EncodedSpan.Read(builder, variables, Frame.MaxSize);

        Assert.Equal(["large.0", "large.1", "large.2"], read.Attributes.Select(attribute => attribute.Key));
        Assert.Equal(6U, read.DroppedAttributesCount);
    }

    [Fact]
    public async Task Links_that_find_no_room_are_counted_and_smaller_ones_still_find_it()
    {
        var variables = await EncodedSpan.VariablesAsync(("shop", "north"));
        var builder = Span.Builder(typeof(FullSpanTests), "work").SetAttribute("large", Megabyte);
        for (var i = 0; i < 60; i++)
        {
            builder.AddLink(Link(new string('s', SpanLimits.NameLength)));
        }

        var read = EncodedSpan.Read(builder.AddLink(Link("small=1")), variables, Frame.MaxSize);

        Assert.Equal("small=1", read.Links[^1].TraceState);
        Assert.InRange(read.Links.Count, 30, 40);
        Assert.Equal((0U, 61U), (read.DroppedAttributesCount, read.DroppedLinksCount + (uint)read.Links.Count));
        Assert.Equal(["north", Megabyte], read.Attributes.Select(attribute => attribute.Value.StringValue));
    }

    [Theory]
    [InlineData(SpanLimits.NameLength, 'x', SpanLimits.NameLength)]
    [InlineData(SpanLimits.NameLength, '\ud83d', SpanLimits.NameLength)]
    [InlineData(SpanLimits.NameLength + 1, 'x', SpanLimits.NameLength)]
    [InlineData(SpanLimits.NameLength + 1, '\ud83d', SpanLimits.NameLength - 1)]
    public void A_name_that_is_too_long_is_cut_and_not_in_the_middle_of_a_character(int length, char lastThatFits, int sent)
    {
        var name = new string('n', SpanLimits.NameLength - 1) + lastThatFits + new string('\ude00', length - SpanLimits.NameLength);

        var read = EncodedSpan.Read(Span.Builder(typeof(FullSpanTests), name), room: Frame.MaxSize);

        // Half a character that the function itself wrote arrives as U+FFFD.
        Assert.Equal(name[..sent].Replace('\ud83d', '\ufffd'), read.Name);
    }

    private static SpanBuilder Filled(int length)
    {
        var builder = Span.Builder(typeof(FullSpanTests), "work").SetStartTsMillis(1).SetEndTsMillis(2);
        foreach (var key in (string[])["a", "b", "c"])
        {
            builder.SetAttribute(key, Megabyte);
        }

        return builder.SetAttribute("filling", new string('x', length)).SetAttribute("small", 1);
    }

    private static ActivityContext Link(string traceState) => new(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded, traceState);
}
