using System.Diagnostics;
using Instrumentation.Tests.Doubles;
using Instrumentation.Traces;

namespace Instrumentation.Tests.Traces;

public class SpanTests
{
    [Fact]
    public void A_span_has_what_its_builder_was_given()
    {
        var link = new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.None);

        var span = Span.Builder(typeof(SpanTests), "work")
            .SetStartTsMillis(1_000)
            .SetEndTsMillis(3_500)
            .SetAttribute("text", "a")
            .SetAttribute("whole", 3L)
            .SetAttribute("real", 0.5)
            .SetAttribute("truth", true)
            .SetStatus(SpanStatus.Error, "broken")
            .SetKind(ActivityKind.Producer)
            .AddLink(link)
            .Build();

        Assert.Equal("Instrumentation.Tests.Traces.SpanTests", span.Scope);
        Assert.Equal("work", span.Name);
        Assert.Equal((1_000, 3_500), (span.StartTsMillis, span.EndTsMillis));
        Assert.Equal((1_000_000_000, 3_500_000_000), (span.StartTimeUnixNanos, span.EndTimeUnixNanos));
        Assert.Equal(TimeSpan.FromSeconds(2.5), span.Duration);
        Assert.Equal(new Dictionary<string, object> { ["text"] = "a", ["whole"] = 3L, ["real"] = 0.5, ["truth"] = true }, span.Attributes);
        Assert.Equal((SpanStatus.Error, "broken"), (span.Status, span.StatusDescription));
        Assert.Equal(ActivityKind.Producer, span.Kind);
        Assert.Equal([link], span.Links);
        Assert.Empty(span.Children);
    }

    [Fact]
    public void A_span_of_which_nothing_was_said_has_the_documented_defaults()
    {
        var span = Span.Builder(typeof(SpanTests), "work").Build();

        Assert.Empty(span.Attributes);
        Assert.Empty(span.Links);
        Assert.Equal((SpanStatus.Unset, null), (span.Status, span.StatusDescription));
        Assert.Equal(ActivityKind.Internal, span.Kind);
        Assert.Equal(default, span.ParentSpanId);
        Assert.Equal(span.StartTimeUnixNanos, span.EndTimeUnixNanos);
    }

    [Fact]
    public void The_last_value_of_a_key_wins_and_null_takes_it_away()
    {
        var span = Span.Builder(typeof(SpanTests), "work")
            .SetAttribute("a", 1L).SetAttribute("b", "x").SetAttribute("a", "y").SetAttribute("b", null).SetAttribute("absent", null)
            .Build();

        Assert.Equal(new Dictionary<string, object> { ["a"] = "y" }, span.Attributes);
    }

    [Fact]
    public void A_thousand_attributes_keep_their_last_values()
    {
        var builder = Span.Builder(typeof(SpanTests), "work");
        for (var i = 0; i < 3_000; i++)
        {
            builder.SetAttribute($"key{i % 1_000}", (long)i);
        }

        var span = builder.SetAttribute("key500", null).Build();

        Assert.Equal(999, span.Attributes.Count);
        Assert.All(span.Attributes, attribute => Assert.Equal($"key{(long)attribute.Value - 2_000}", attribute.Key));
    }

    [Fact]
    public async Task A_reporter_cannot_change_the_span_that_others_get()
    {
        await using var registry = RegistryUnderTest.Create();

        registry.Group.AddSpan(Span.Builder(typeof(SpanTests), "root")
            .SetAttribute("a", 1L).AddChild(Span.Builder(typeof(SpanTests), "child")).AddLink(AnyContext()));

        var span = registry.Spans.Single();
        Assert.Throws<NotSupportedException>(() => ((IList<Span>)span.Children)[0] = span);
        Assert.Throws<NotSupportedException>(() => ((IList<ActivityContext>)span.Links)[0] = default);
        Assert.Throws<NotSupportedException>(() => ((IDictionary<string, object>)span.Attributes)["a"] = 2L);
    }

    private static ActivityContext AnyContext() =>
        new(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.None);
}
