using Instrumentation.Metrics;
using Instrumentation.Testing;
using Instrumentation.Traces;

namespace Instrumentation.Generators.Tests.Behaviour;

/// <summary>What is marked is recorded, as one of the four types of an attribute; what is not marked is not.</summary>
public partial class TagTests
{
    private readonly SpanRecorder _recorder = new();

    public enum Size
    {
        Small,
        Large,
    }

    [Fact]
    public void Nothing_is_recorded_that_is_not_marked()
    {
        new Tagged(_recorder.MetricGroup).Unmarked("secret");

        Assert.Empty(Assert.Single(_recorder.Spans).Attributes);
    }

    [Fact]
    public void Numbers_and_truth_values_keep_their_type()
    {
        var attributes = AttributesOf(tagged => tagged.Numbers(1, 2, 3, 4, 1.5f, 2.5, true, 'c', 1.10m));

        Assert.Equal(
            [("b", 1L), ("i", 2L), ("u", 3L), ("l", 4L), ("f", 1.5), ("d", 2.5), ("t", true), ("c", "c"), ("m", "1.10")],
            attributes.Select(attribute => (attribute.Key, attribute.Value)));
    }

    [Fact]
    public void Other_values_are_their_round_trip_text()
    {
        var attributes = AttributesOf(tagged => tagged.Texts(
            Size.Large,
            (Size)7,
            Guid.Empty,
            new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
            new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1)),
            TimeSpan.FromSeconds(1.5),
            new Uri("https://a.example/b?c#d")));

        Assert.Equal(
            ["Large", "7", "00000000-0000-0000-0000-000000000000", "2026-01-02T03:04:05.0000000Z", "2026-01-02T03:04:05.0000000+01:00", "00:00:01.5000000", "https://a.example/b?c#d"],
            attributes.Values);
    }

    [Fact]
    public void A_null_leaves_the_attribute_out() => Assert.Empty(AttributesOf(tagged => tagged.Nullables(null, null, null, null, null)));

    [Fact]
    public void Nullable_values_are_recorded_when_they_are_there()
    {
        var attributes = AttributesOf(tagged => tagged.Nullables("text", 1, false, Size.Small, new Node(null, 3)));

        Assert.Equal([("text", "text"), ("number", 1L), ("truth", false), ("size", "Small"), ("node.Depth", 3L)], attributes.Select(attribute => (attribute.Key, attribute.Value)));
    }

    [Fact]
    public void A_path_is_followed_through_members()
    {
        var attributes = AttributesOf(tagged => tagged.Paths(new Node(new Node(null, 2), 1)));

        Assert.Equal([("node.Depth", 1L), ("next", 2L)], attributes.Select(attribute => (attribute.Key, attribute.Value)));
    }

    [Fact]
    public void A_null_on_the_path_leaves_the_attribute_out() =>
        Assert.Equal(["node.Depth"], AttributesOf(tagged => tagged.Paths(new Node(null, 1))).Keys);

    [Fact]
    public void A_getter_that_throws_reaches_neither_the_caller_nor_the_other_attributes()
    {
        var attributes = AttributesOf(tagged => Assert.Equal(1, tagged.Hostile(new Hostile(), 2)));

        Assert.Equal([("other", 2L)], attributes.Select(attribute => (attribute.Key, attribute.Value)));
    }

    private IReadOnlyDictionary<string, object> AttributesOf(Action<Tagged> call)
    {
        call(new Tagged(_recorder.MetricGroup));
        return Assert.Single(_recorder.Spans).Attributes;
    }

    public sealed record Node(Node? Next, int Depth);

    public sealed class Hostile
    {
        public int Value => throw new InvalidOperationException("hostile");
    }

    private sealed partial class Tagged(MetricGroup metrics)
    {
        [Span]
        public partial void Unmarked(string value);

        [Span]
        public partial void Numbers(
            [SpanTag] byte b, [SpanTag] int i, [SpanTag] uint u, [SpanTag] long l, [SpanTag] float f, [SpanTag] double d, [SpanTag] bool t, [SpanTag] char c, [SpanTag] decimal m);

        [Span]
        public partial void Texts(
            [SpanTag] Size size, [SpanTag] Size unknown, [SpanTag] Guid guid, [SpanTag] DateTime date, [SpanTag] DateTimeOffset point, [SpanTag] TimeSpan span, [SpanTag] Uri uri);

        [Span]
        public partial void Nullables(
            [SpanTag] string? text, [SpanTag] int? number, [SpanTag] bool? truth, [SpanTag] Size? size, [SpanTag(Member = nameof(Node.Depth))] Node? node);

        [Span]
        public partial void Paths([SpanTag(Member = "Depth"), SpanTag("next", Member = "Next.Depth")] Node node);

        [Span]
        public partial int Hostile([SpanTag(Member = "Value")] Hostile hostile, [SpanTag] int other);

        private void UnmarkedCore(string value)
        {
        }

        private void NumbersCore(byte b, int i, uint u, long l, float f, double d, bool t, char c, decimal m)
        {
        }

        private void TextsCore(Size size, Size unknown, Guid guid, DateTime date, DateTimeOffset point, TimeSpan span, Uri uri)
        {
        }

        private void NullablesCore(string? text, int? number, bool? truth, Size? size, Node? node)
        {
        }

        private void PathsCore(Node node)
        {
        }

        private int HostileCore(Hostile hostile, int other) => 1;
    }
}
