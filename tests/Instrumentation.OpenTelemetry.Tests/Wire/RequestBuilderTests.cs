using System.Runtime.InteropServices;
using Instrumentation.OpenTelemetry.Buffering;
using Instrumentation.OpenTelemetry.Wire;
using Otlp;
using Span = Instrumentation.Traces.Span;

namespace Instrumentation.OpenTelemetry.Tests.Wire;

/// <summary>The request beside Google's model of it.</summary>
public class RequestBuilderTests
{
    private readonly RequestBuilder _builder = new(EncodedResource.Of([new("service.name", "orders")]));

    [Fact]
    public void Spans_of_one_scope_stand_beside_one_another_in_the_order_in_which_they_came()
    {
        var request = Build([Chunk((typeof(string), "1"), (typeof(string), "2"), (typeof(Uri), "3")), Chunk((typeof(string), "4"), (typeof(Version), "5"), (typeof(Uri), "6"))]);

        var resource = Assert.Single(request.ResourceSpans);
        Assert.Equal("orders", Assert.Single(resource.Resource.Attributes).Value.StringValue);
        Assert.Equal(["System.String: 1 2 4", "System.Uri: 3 6", "System.Version: 5"], Text(request));
    }

    [Fact]
    public void The_next_request_has_nothing_of_the_one_before()
    {
        Build([Chunk((typeof(string), "1"), (typeof(Uri), "2"), (typeof(Version), "3"))]);

        Assert.Equal(["System.Version: 4", "System.String: 5"], Text(Build([Chunk((typeof(Version), "4"), (typeof(string), "5"))])));
        Assert.Equal(["System.Version: 6"], Text(Build([Chunk((typeof(Version), "6"))])));
        Assert.Equal(["System.Char: 7", "System.Uri: 8"], Text(Build([Chunk((typeof(char), "7"), (typeof(Uri), "8"))])));
    }

    /// <summary>Of one and two, with lengths that take one, two and three bytes in each of the messages around them.</summary>
    [Fact]
    public void A_request_of_any_size_is_written_and_no_byte_more()
    {
        for (var length = 1; length < 17_000; length += length is > 200 and < 16_000 ? 500 : 1)
        {
            var request = Build([Chunk((typeof(string), new string('n', length))), Chunk((typeof(Uri), "other"))]);

            Assert.Equal((length, 5), (request.ResourceSpans[0].ScopeSpans[0].Spans[0].Name.Length, request.ResourceSpans[0].ScopeSpans[1].Spans[0].Name.Length));
        }
    }

    [Fact]
    public void Memory_is_used_again_but_not_that_of_an_unusually_large_request()
    {
        var small = Chunk((typeof(string), "small"));
        var first = Memory([small]);
        Assert.Same(first, Memory([small]));

        var large = EncodedSpan.NewChunk(Frame.MaxSize);
        Assert.True(large.TryAdd(Span.Builder(typeof(string), "large").SetAttribute("text", new string('x', SpanLimits.ValueLength)).Build()));
        var unusual = Memory([large, large, large, large, large]);
        Assert.InRange(unusual.Length, 5 * SpanLimits.ValueLength, 6 * SpanLimits.ValueLength);
        Assert.Same(unusual, Memory([large, large, large, large, large]));

        var ordinary = Memory([small]);
        Assert.InRange(ordinary.Length, 1, 5_000_000);
        Assert.Same(ordinary, Memory([large, large, large, large]));
    }

    private static Chunk Chunk(params (Type Scope, string Name)[] spans)
    {
        var chunk = EncodedSpan.NewChunk(EncodedSpan.OrdinaryRoom);
        Assert.All(spans, span => Assert.True(chunk.TryAdd(Span.Builder(span.Scope, span.Name).SetStartTsMillis(1).SetEndTsMillis(2).Build())));
        return chunk;
    }

    private static IEnumerable<string> Text(ExportTraceServiceRequest request) =>
        request.ResourceSpans.Single().ScopeSpans.Select(scope => $"{scope.Scope.Name}: {string.Join(' ', scope.Spans.Select(span => span.Name))}");

    private byte[] Memory(Chunk[] chunks)
    {
        Assert.True(MemoryMarshal.TryGetArray(_builder.Build(chunks), out var segment));
        return segment.Array!;
    }

    private ExportTraceServiceRequest Build(Chunk[] chunks)
    {
        var bytes = _builder.Build(chunks).Span;
        var request = ExportTraceServiceRequest.Parser.ParseFrom(bytes);
        Assert.Equal(request.CalculateSize(), bytes.Length);
        return request;
    }
}
