using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Instrumentation.Tests.Doubles;
using Instrumentation.Traces;

namespace Instrumentation.Tests.Reporters;

public sealed class OtlpJsonTests : IDisposable
{
    private readonly TraceFile _file = new();

    [Fact]
    public void A_request_is_what_OTLP_prescribes()
    {
        var link = new ActivityContext(
            ActivityTraceId.CreateFromString("11111111111111111111111111111111"), ActivitySpanId.CreateFromString("2222222222222222"), ActivityTraceFlags.Recorded, "vendor=1");
        var span = SpanSample.Builder()
            .SetAttribute("text", "a \"b\"\n").SetAttribute("long", long.MaxValue).SetAttribute("double", 0.5).SetAttribute("bool", false)
            .SetKind(ActivityKind.Consumer).SetStatus(SpanStatus.Error, "no such order").AddLink(link)
            .Build();

        _file.Write(span);

        var expected = $$"""
            {
              "resourceSpans": [{
                "resource": { "attributes": [{ "key": "service.name", "value": { "stringValue": "tests" } }] },
                "scopeSpans": [{
                  "scope": { "name": "Instrumentation.Tests.Doubles.SpanSample" },
                  "spans": [{
                    "traceId": "{{SpanSample.TraceId}}",
                    "spanId": "{{span.SpanId}}",
                    "parentSpanId": "{{SpanSample.ParentId}}",
                    "name": "enrich",
                    "kind": 5,
                    "startTimeUnixNano": "1772373787512000000",
                    "endTimeUnixNano": "1772373787513240000",
                    "attributes": [
                      { "key": "text", "value": { "stringValue": "a \"b\"\n" } },
                      { "key": "long", "value": { "intValue": "9223372036854775807" } },
                      { "key": "double", "value": { "doubleValue": 0.5 } },
                      { "key": "bool", "value": { "boolValue": false } }
                    ],
                    "links": [{ "traceId": "11111111111111111111111111111111", "spanId": "2222222222222222", "traceState": "vendor=1", "flags": 1 }],
                    "status": { "code": 2, "message": "no such order" }
                  }]
                }]
              }]
            }
            """;
        Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), JsonNode.Parse(Assert.Single(_file.Lines))!.ToJsonString());
    }

    [Theory]
    [InlineData(ActivityKind.Internal, 1)]
    [InlineData(ActivityKind.Server, 2)]
    [InlineData(ActivityKind.Client, 3)]
    [InlineData(ActivityKind.Producer, 4)]
    [InlineData(ActivityKind.Consumer, 5)]
    public void Kinds_are_those_of_trace_proto(ActivityKind kind, int expected)
    {
        _file.Write(SpanSample.Builder().SetKind(kind).Build());

        Assert.Equal(expected, Assert.Single(_file.Spans).GetProperty("kind").GetInt32());
    }

    [Fact]
    public void Children_are_flattened_with_the_ids_of_their_parents_and_grouped_by_scope()
    {
        var tree = Span.Builder(typeof(OtlpJsonTests), "root")
            .AddChild(SpanSample.Builder("child").AddChild(Span.Builder(typeof(OtlpJsonTests), "grandchild")))
            .Build();

        _file.Write(tree);

        var line = JsonDocument.Parse(Assert.Single(_file.Lines)).RootElement;
        var scopes = line.GetProperty("resourceSpans")[0].GetProperty("scopeSpans").EnumerateArray()
            .Select(scope => (scope.GetProperty("scope").GetProperty("name").GetString(), string.Join(',', scope.GetProperty("spans").EnumerateArray().Select(Name))));
        Assert.Equal([(typeof(OtlpJsonTests).FullName, "root,grandchild"), (typeof(SpanSample).FullName, "child")], scopes);

        var spans = _file.Spans.ToDictionary(Name);
        Assert.False(spans["root"].TryGetProperty("parentSpanId", out _));
        Assert.Equal(Text(spans["root"], "spanId"), Text(spans["child"], "parentSpanId"));
        Assert.Equal(Text(spans["child"], "spanId"), Text(spans["grandchild"], "parentSpanId"));
        Assert.Single(spans.Values.Select(span => Text(span, "traceId")).Distinct());
    }

    [Fact]
    public async Task Variables_lose_their_brackets_and_an_attribute_of_the_user_wins()
    {
        await using (var configured = new ConfiguredRegistry(_file.Settings()))
        {
            configured.Group.AddSpan(SpanSample.Builder().SetAttribute("host", "mine").SetAttribute("<half", "kept"));
        }

        var attributes = Assert.Single(_file.Spans).GetProperty("attributes").EnumerateArray()
            .ToDictionary(attribute => Text(attribute, "key"), attribute => Text(attribute.GetProperty("value"), "stringValue"));
        Assert.Equal("mine", attributes["host"]);
        Assert.Equal("orders", attributes["job_name"]);
        Assert.Equal("kept", attributes["<half"]);
        Assert.DoesNotContain(attributes.Keys, key => key.EndsWith('>'));
    }

    [Theory]
    [InlineData(double.NaN, "\"NaN\"")]
    [InlineData(double.PositiveInfinity, "\"Infinity\"")]
    [InlineData(double.NegativeInfinity, "\"-Infinity\"")]
    [InlineData(-0.0, "-0")]
    [InlineData(1e300, "1E+300")]
    public void Doubles_are_written_as_protobuf_prescribes(double value, string expected)
    {
        _file.Write(SpanSample.Builder().SetAttribute("d", value).Build());

        Assert.Equal(expected, Assert.Single(_file.Spans).GetProperty("attributes")[0].GetProperty("value").GetProperty("doubleValue").GetRawText());
    }

    [Theory]
    [InlineData("nul \0 and \u001b")]
    [InlineData("two\r\nlines\u2028\u2029\u0085")]
    [InlineData("</script>\"}]}")]
    [InlineData("😀 ё 漢")]
    public void Hostile_texts_stay_within_their_line(string text) => AssertWritten(text, text);

    // Not inline data: an attribute cannot hold them.
    [Fact]
    public void Half_a_surrogate_pair_becomes_the_replacement_character()
    {
        AssertWritten("lone \ud800 surrogate", "lone \ufffd surrogate");
    }

    [Fact]
    public void A_status_that_was_not_set_is_empty()
    {
        _file.Write(SpanSample.Span());

        Assert.Equal("{}", Assert.Single(_file.Spans).GetProperty("status").GetRawText());
    }

    public void Dispose() => _file.Dispose();

    private void AssertWritten(string text, string expected)
    {
        _file.Write(SpanSample.Builder("n" + text).SetAttribute("k" + text, text).SetStatus(SpanStatus.Error, text).Build());

        var span = TraceFile.SpansOf(Assert.Single(_file.Lines))[0];
        Assert.Equal("n" + expected, Name(span));
        Assert.Equal("k" + expected, Text(span.GetProperty("attributes")[0], "key"));
        Assert.Equal(expected, Text(span.GetProperty("attributes")[0].GetProperty("value"), "stringValue"));
        Assert.Equal(expected, Text(span.GetProperty("status"), "message"));
    }

    private static string Name(JsonElement span) => Text(span, "name");

    private static string Text(JsonElement element, string property) => element.GetProperty(property).GetString()!;
}
