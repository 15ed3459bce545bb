using System.Diagnostics;
using Google.Protobuf;
using Instrumentation.OpenTelemetry.Wire;
using Instrumentation.Traces;
using Otlp;
using Span = Instrumentation.Traces.Span;
using WireSpan = Otlp.Span;

namespace Instrumentation.OpenTelemetry.Tests.Wire;

/// <summary>The bytes of a span beside Google's model of it: the same content, in no byte more, and only where there is room for them.</summary>
public class SpanEncodingTests
{
    private const string LongText = "a text whose length takes two bytes, as that of every message around it does, since it has more than one hundred and twenty-seven characters";

    /// <summary>Whatever comes last: something short, or a message whose length is known, and takes two bytes, only at its end.</summary>
    [Theory]
    [InlineData("north", "links")]
    [InlineData("north", "text")]
    [InlineData("north", "truth")]
    [InlineData(LongText, "truth")]
    public async Task A_span_that_finds_no_room_is_not_there_and_one_that_finds_just_enough_is_whole(string variable, string last)
    {
        var work = Span.Builder(typeof(SpanEncodingTests), "work");
        var span = (last switch
        {
            "links" => Everything(),
            "text" => work.SetAttribute("truth", true).SetAttribute("text", LongText),
            _ => work.SetAttribute("truth", true),
        }).Build();
        var variables = await EncodedSpan.VariablesAsync(("shop", variable));
        var roomy = EncodedSpan.NewChunk(EncodedSpan.OrdinaryRoom);
        Assert.True(roomy.TryAdd(span, variables));

        for (var room = 0; room < roomy.Size; room++)
        {
            var tight = EncodedSpan.NewChunk(room);
            Assert.False(tight.TryAdd(span, variables), $"in {room} of {roomy.Size} bytes");
            Assert.True(tight.IsEmpty);
        }

        var exact = EncodedSpan.NewChunk(roomy.Size);
        Assert.True(exact.TryAdd(span, variables));
        Assert.Equal(roomy.Frames.ToArray(), exact.Frames.ToArray());
    }

    [Fact]
    public async Task Everything_that_a_span_has_is_written_and_no_byte_more()
    {
        var span = Everything().Build();

        var bytes = EncodedSpan.Encode(span, await EncodedSpan.VariablesAsync(("shop", "north")));

        var expected = Model(span);
        expected.ParentSpanId = ByteString.CopyFrom(Convert.FromHexString(span.ParentSpanId.ToHexString()));
        expected.Kind = WireSpan.Types.SpanKind.Consumer;
        expected.Status = new Status { Code = Status.Types.StatusCode.Error, Message = "out of stock" };
        expected.Attributes.Add([
            Attribute("shop", new AnyValue { StringValue = "north" }),
            Attribute("text", new AnyValue { StringValue = LongText }),
            Attribute("number", new AnyValue { IntValue = -300 }),
            Attribute("fraction", new AnyValue { DoubleValue = 0.1 }),
            Attribute("true", new AnyValue { BoolValue = true }),
            Attribute("false", new AnyValue { BoolValue = false }),
        ]);
        expected.Links.AddRange(span.Links.Select(link => new WireSpan.Types.Link
        {
            TraceId = ByteString.CopyFrom(Convert.FromHexString(link.TraceId.ToHexString())),
            SpanId = ByteString.CopyFrom(Convert.FromHexString(link.SpanId.ToHexString())),
            TraceState = link.TraceState ?? "",
            Flags = 1,
        }));
        AssertIs(expected, bytes);
    }

    [Fact]
    public void What_a_span_has_not_is_not_written()
    {
        var span = Span.Builder(typeof(SpanEncodingTests), "work").SetStartTsMillis(1).SetEndTsMillis(2).Build();

        AssertIs(Model(span), EncodedSpan.Encode(span));
    }

    [Theory]
    [InlineData(SpanStatus.Ok, null, Status.Types.StatusCode.Ok)]
    [InlineData(SpanStatus.Error, null, Status.Types.StatusCode.Error)]
    [InlineData(SpanStatus.Unset, "not known", Status.Types.StatusCode.Unset)]
    public void A_status_is_written_when_it_says_anything(SpanStatus status, string? description, Status.Types.StatusCode code)
    {
        var read = EncodedSpan.Read(Span.Builder(typeof(SpanEncodingTests), "work").SetStatus(status, description));

        Assert.Equal(new Status { Code = code, Message = description ?? "" }, read.Status);
    }

    [Fact]
    public void A_link_without_state_and_flags_has_none()
    {
        var read = EncodedSpan.Read(Span.Builder(typeof(SpanEncodingTests), "work").AddLink(Context(traceState: "", ActivityTraceFlags.None)));

        var link = Assert.Single(read.Links);
        Assert.Equal(("", 0U), (link.TraceState, link.Flags));
        Assert.Equal((16, 8), (link.TraceId.Length, link.SpanId.Length));
    }

    /// <summary>Lengths of which the bytes change, in each of the messages around a text.</summary>
    [Theory]
    [InlineData('x', 0, 130)]
    [InlineData('x', 16_250, 16_400)]
    [InlineData('€', 699_000, 699_060)]
    public void A_text_of_any_length_is_written_and_no_byte_more(char character, int shortest, int longest)
    {
        for (var length = shortest; length <= longest; length += longest > 100_000 ? 5 : 1)
        {
            var text = new string(character, length);
            var span = Span.Builder(typeof(SpanEncodingTests), "work").SetStartTsMillis(1).SetEndTsMillis(2).SetAttribute("text", text).Build();

            var expected = Model(span);
            expected.Attributes.Add(Attribute("text", new AnyValue { StringValue = text }));
            AssertIs(expected, EncodedSpan.Encode(span, room: EncodedSpan.OrdinaryRoom + (3 * length)));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(16_383)]
    [InlineData(16_384)]
    [InlineData(long.MaxValue)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    public void A_number_is_written_as_Google_writes_it(long number) =>
        AssertLast(new AnyValue { IntValue = number }, work => work.SetAttribute("key", number));

    [Theory]
    [InlineData(0)]
    [InlineData(-0.0)]
    [InlineData(0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void A_fraction_is_written_as_Google_writes_it(double number) =>
        AssertLast(new AnyValue { DoubleValue = number }, work => work.SetAttribute("key", number));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_truth_value_is_written_as_Google_writes_it(bool truth) =>
        AssertLast(new AnyValue { BoolValue = truth }, work => work.SetAttribute("key", truth));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(4_000)]
    [InlineData(1_000_000)]
    public void A_resource_of_any_size_is_written_and_no_byte_more(int length)
    {
        var expected = new ResourceSpans { Resource = new Resource() };
        expected.Resource.Attributes.Add([Attribute("service.name", new AnyValue { StringValue = "orders" }), Attribute("text", new AnyValue { StringValue = new string('x', length) })]);

        var bytes = EncodedResource.Of([new("service.name", "orders"), new("text", new string('x', length))]);

        Assert.Equal(expected.ToByteArray(), bytes);
    }

    /// <summary>The last link is long, so that its length is the last to find no room.</summary>
    private static SpanBuilder Everything() => Span.Builder(typeof(SpanEncodingTests), "price")
        .SetStartTsMillis(1_700_000_000_000).SetEndTsMillis(1_700_000_000_001).SetParent(Context("", ActivityTraceFlags.Recorded)).SetKind(ActivityKind.Consumer)
        .SetStatus(SpanStatus.Error, "out of stock")
        .SetAttribute("text", LongText).SetAttribute("number", -300).SetAttribute("fraction", 0.1).SetAttribute("true", true).SetAttribute("false", false)
        .AddLink(Context("", ActivityTraceFlags.Recorded)).AddLink(Context("vendor=1", ActivityTraceFlags.Recorded)).AddLink(Context("vendor=" + LongText, ActivityTraceFlags.Recorded));

    private static ActivityContext Context(string traceState, ActivityTraceFlags flags) => new(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), flags, traceState);

    private static KeyValue Attribute(string key, AnyValue value) => new() { Key = key, Value = value };

    private static WireSpan Model(Span span) => new()
    {
        TraceId = ByteString.CopyFrom(Convert.FromHexString(span.TraceId.ToHexString())),
        SpanId = ByteString.CopyFrom(Convert.FromHexString(span.SpanId.ToHexString())),
        Name = span.Name,
        Kind = WireSpan.Types.SpanKind.Internal,
        StartTimeUnixNano = (ulong)span.StartTimeUnixNanos,
        EndTimeUnixNano = (ulong)span.EndTimeUnixNanos,
    };

    /// <summary>Attributes come last where there are no links.</summary>
    private static void AssertLast(AnyValue value, Func<SpanBuilder, SpanBuilder> set)
    {
        var attribute = new WireSpan { Attributes = { Attribute("key", value) } }.ToByteArray();

        Assert.Equal(attribute, EncodedSpan.Encode(set(Span.Builder(typeof(SpanEncodingTests), "work")).Build())[^attribute.Length..]);
    }

    private static void AssertIs(WireSpan expected, byte[] bytes)
    {
        Assert.Equal(expected, WireSpan.Parser.ParseFrom(bytes));
        Assert.Equal(expected.CalculateSize(), bytes.Length);
    }
}
