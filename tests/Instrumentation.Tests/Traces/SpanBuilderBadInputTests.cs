using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Instrumentation.Metrics;
using Instrumentation.Tests.Doubles;
using Instrumentation.Traces;

namespace Instrumentation.Tests.Traces;

/// <summary>What cannot be used is left out and said in one warning that names the span; nothing is thrown.</summary>
[SuppressMessage("Instrumentation", "SPAN109", Justification = "What the runtime makes of blank names and keys is tested.")]
public class SpanBuilderBadInputTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\n")]
    public async Task A_null_or_blank_name_becomes_unnamed(string? name)
    {
        var (span, warning) = await Report(Span.Builder(typeof(Uri), name!));

        Assert.Equal("unnamed", span.Name);
        Assert.Contains("'System.Uri'", warning, StringComparison.Ordinal);
        Assert.Contains("its name is null or blank", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_null_class_scope_becomes_unknown()
    {
        var (span, warning) = await Report(Span.Builder(null!, "work"));

        Assert.Equal("unknown", span.Scope);
        Assert.Contains("'work'", warning, StringComparison.Ordinal);
        Assert.Contains("class scope is null", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public async Task An_attribute_with_a_null_or_blank_key_is_left_out(string? key)
    {
        var (span, warning) = await Report(Work()
            .SetAttribute(key!, "v").SetAttribute(key!, (string?)null).SetAttribute(key!, 1L).SetAttribute(key!, 1.0).SetAttribute(key!, true)
            .SetAttribute("kept", 1L));

        Assert.Equal(["kept"], span.Attributes.Keys);
        Assert.Contains("null or blank key", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public async Task A_negative_time_or_one_after_2262_counts_as_not_set(long millis)
    {
        var (span, warning) = await Report(Work().SetStartTsMillis(5).SetStartTsMillis(millis).SetEndTsMillis(millis));

        Assert.Equal((5, 5), (span.StartTsMillis, span.EndTsMillis));
        Assert.Contains("time before 1970 or after 2262 was ignored", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task So_does_a_date_out_of_range()
    {
        var (span, warning) = await Report(Work()
            .SetStartTsMillis(5).SetStartTime(DateTimeOffset.MinValue).SetStartTime(DateTimeOffset.MaxValue).SetEndTime(DateTimeOffset.MinValue));

        Assert.Equal((5, 5), (span.StartTsMillis, span.EndTsMillis));
        Assert.Contains("time before 1970 or after 2262 was ignored", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_end_before_the_start_becomes_the_start()
    {
        var (span, warning) = await Report(Work().SetStartTsMillis(9).SetEndTsMillis(8));

        Assert.Equal((9, 9), (span.StartTsMillis, span.EndTsMillis));
        Assert.Contains("its end lies before its start", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_null_or_blank_trace_key_is_ignored()
    {
        var (_, warning) = await Report(Work().SetTraceKey(null!).SetTraceKey(" "));

        Assert.Contains("blank trace key was ignored", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parent_or_link_without_ids_is_ignored()
    {
        var (span, warning) = await Report(Work().SetParent(default).AddLink(default));

        Assert.Equal(default, span.ParentSpanId);
        Assert.Empty(span.Links);
        Assert.Contains("parent or link", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_status_or_kind_that_its_enum_does_not_have_is_ignored()
    {
        var (span, warning) = await Report(Work().SetStatus((SpanStatus)7, "x").SetKind((ActivityKind)(-1)));

        Assert.Equal((SpanStatus.Unset, null, ActivityKind.Internal), (span.Status, span.StatusDescription, span.Kind));
        Assert.Contains("status or kind", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Null_children_are_left_out()
    {
        var (span, warning) = await Report(Work().AddChild(null!).AddChildren(null!).AddChildren([null!, Work()]));

        Assert.Single(span.Children);
        Assert.Contains("null child was left out", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sequence_of_children_that_throws_keeps_those_before()
    {
        static IEnumerable<SpanBuilder> Children()
        {
            yield return Work();
            throw new InvalidDataException("no more");
        }

        var (span, warning) = await Report(Work().AddChildren(Children()));

        Assert.Single(span.Children);
        Assert.Contains("AddChildren threw", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_mistakes_of_one_span_are_said_in_one_warning()
    {
        var (_, warning) = await Report(Span.Builder(null!, " ").SetAttribute("", 1L).SetStartTsMillis(-5));

        Assert.Equal(3, warning.Count(character => character == ';'));
    }

    [Fact]
    public async Task A_span_without_mistakes_gives_no_warning()
    {
        await using var registry = RegistryUnderTest.Create();

        registry.Group.AddSpan(Work().SetStartTsMillis(1).SetEndTsMillis(1).AddChild(Work()));

        Assert.Empty(registry.Log.Warnings);
    }

    [Fact]
    public async Task A_null_builder_is_ignored_with_a_warning_that_names_the_group()
    {
        await using var registry = RegistryUnderTest.Create();

        registry.Group.AddGroup("orders").AddSpan(null!);

        Assert.Empty(registry.Spans);
        Assert.Contains("'orders.'", Assert.Single(registry.Log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void The_builder_of_a_call_that_is_not_reported_takes_everything_and_does_nothing()
    {
        var builder = SpanBuilder.NoOp;

        builder.SetAttribute("a", 1L).SetAttribute(null!, "x").SetStartTsMillis(-1).SetStatus(SpanStatus.Ok).SetKind(ActivityKind.Client)
            .AddLink(default).SetParent(default).SetTraceKey("k").AddChild(builder).AddChild(Work()).AddChildren([null!]);
        MetricGroup.Unregistered.AddSpan(builder);

        Assert.Equal("unnamed", builder.Build().Name);
        Assert.Empty(builder.Build().Attributes);
        Assert.Empty(builder.Build().Children);
    }

    private static SpanBuilder Work() => Span.Builder(typeof(SpanBuilderBadInputTests), "work");

    private static async Task<(Span Span, string Warning)> Report(SpanBuilder builder)
    {
        await using var registry = RegistryUnderTest.Create();
        registry.Group.AddSpan(builder);
        return (Assert.Single(registry.Spans), Assert.Single(registry.Log.Warnings));
    }
}
