using System.Globalization;
using Instrumentation.CompilerServices;
using Instrumentation.Metrics;
using Instrumentation.Testing;
using Instrumentation.Traces;

namespace Instrumentation.Generators.Tests.Behaviour;

public partial class NameTests
{
    private readonly SpanRecorder _recorder = new();

    [Fact]
    public void The_default_is_the_name_of_the_method() => Assert.Equal("Plain", NameOf(named => named.Plain()));

    [Fact]
    public void A_name_is_used_as_it_is_written() => Assert.Equal("a \"quoted\" name \\ with {braces}", NameOf(named => named.Literal()));

    [Fact]
    public void Values_of_parameters_and_members_are_put_in() =>
        Assert.Equal("load eu/3 of shop", NameOf(named => named.Values("eu", new Version(3, 1))));

    [Fact]
    public void A_null_is_empty() => Assert.Equal("load / of shop", NameOf(named => named.Values(null, null)));

    [Fact]
    public void Formats_do_not_depend_on_the_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        var withComma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        withComma.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = withComma;
        try
        {
            Assert.Equal("1234.50 at 2026-01-02T03:04:05.0000000Z", NameOf(named => named.Formats(1234.5, new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc))));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Nullable_values_and_enums_are_written_as_their_values()
    {
        Assert.Equal("3 of Large at 1.50", NameOf(named => named.Nullables(3, TagTests.Size.Large, 1.5)));
        _recorder.Clear();
        Assert.Equal(" of  at ", NameOf(named => named.Nullables(null, null, null)));
    }

    [Fact]
    public void No_value_is_boxed()
    {
        // Both allocate the text and nothing else; the box of a number would be 24 bytes more.
        Assert.Equal(BytesOf(static () => new string('x', 8)), BytesOf(static () => ActiveSpan.Text($"{(int?)1234} {(double?)1.5:F1}")));
    }

    [Fact]
    public void A_getter_that_throws_leaves_the_template()
    {
        Assert.Equal("get {hostile.Value}", NameOf(named => named.Hostile(new TagTests.Hostile())));
    }

    [Fact]
    public void A_scope_is_the_one_that_is_given() =>
        Assert.Equal("System.Collections.Generic.Dictionary", SpanOf(named => named.Scoped()).Scope);

    // The fewest of some rounds: what a thread does for the first time allocates too.
    private static long BytesOf(Func<string> makeText) => Enumerable.Range(0, 20)
        .Select(_ =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            makeText();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        })
        .Min();

    private string NameOf(Action<Named> call) => SpanOf(call).Name;

    private Traces.Span SpanOf(Action<Named> call)
    {
        call(new Named(_recorder.MetricGroup));
        return Assert.Single(_recorder.Spans);
    }

    private sealed partial class Named(MetricGroup metrics)
    {
        public string Shop => "shop";

        [Span]
        public partial void Plain();

        [Span("a \"quoted\" name \\ with {{braces}}")]
        public partial void Literal();

        [Span("load {region}/{version.Major} of {this.Shop}")]
        public partial void Values(string? region, Version? version);

        [Span("{number:F2} at {time}")]
        public partial void Formats(double number, DateTime time);

        [Span("{count} of {size} at {ratio:F2}")]
        public partial void Nullables(int? count, TagTests.Size? size, double? ratio);

        [Span("get {hostile.Value}")]
        public partial void Hostile(TagTests.Hostile hostile);

        [Span(Scope = typeof(Dictionary<,>))]
        public partial void Scoped();

        private void PlainCore()
        {
        }

        private void LiteralCore()
        {
        }

        private void ValuesCore(string? region, Version? version)
        {
        }

        private void FormatsCore(double number, DateTime time)
        {
        }

        private void NullablesCore(int? count, TagTests.Size? size, double? ratio)
        {
        }

        private void HostileCore(TagTests.Hostile hostile)
        {
        }

        private void ScopedCore()
        {
        }
    }
}
