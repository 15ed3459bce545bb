using Instrumentation.Metrics;
using Instrumentation.Testing;
using Instrumentation.Traces;

namespace Instrumentation.Generators.Tests.Behaviour;

/// <summary>Placeholders of the result are filled when it is known; what else a name is made of is read before Core runs.</summary>
public partial class ResultNameTests
{
    private readonly SpanRecorder _recorder = new();

    [Fact]
    public void A_result_and_its_members_are_put_in() => Assert.Equal("parse 2.5 gave 2 and 5 for eu", NameOf(named => named.Parse("2.5", "eu")));

    [Fact]
    public void A_name_can_be_the_result_alone() => Assert.Equal("7", NameOf(named => named.Only(7)));

    [Fact]
    public void A_result_that_is_null_is_empty() => Assert.Equal("found ''", NameOf(named => named.Find(null)));

    [Fact]
    public void Formats_apply_to_results() => Assert.Equal("sum 0.50", NameOf(named => named.Ratio(0.5)));

    [Fact]
    public void A_name_that_would_be_blank_is_said_to_be_unnamed() => Assert.Equal("unnamed", NameOf(named => named.Blank()));

    [Fact]
    public void Parameters_are_read_before_Core_changes_them()
    {
        var box = new Box { Value = 1 };

        Assert.Equal("from 1 to 2", NameOf(named => named.Increment(box)));
    }

    [Fact]
    public void The_place_of_a_result_stays_empty_when_Core_throws()
    {
        Assert.Throws<FormatException>(() => new Named(_recorder.MetricGroup).Parse("no version", "eu"));

        Assert.Equal("parse no version gave  and  for eu", Assert.Single(_recorder.Spans).Name);
    }

    [Fact]
    public void The_place_of_a_result_stays_empty_when_its_getter_throws() =>
        Assert.Equal("got ", NameOf(named => named.Hostile()));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_result_of_a_task_is_put_in_when_it_completes(bool waits)
    {
        await new Named(_recorder.MetricGroup).Load(waits);
        await new Named(_recorder.MetricGroup).LoadValue(waits);

        Assert.Equal(["loaded 42", "loaded 43"], _recorder.Spans.Select(span => span.Name));
    }

    [Fact]
    public async Task The_place_of_a_result_stays_empty_when_the_task_fails()
    {
        await Assert.ThrowsAsync<TimeoutException>(() => new Named(_recorder.MetricGroup).Fail());

        Assert.Equal("failed ", Assert.Single(_recorder.Spans).Name);
    }

    private string NameOf(Action<Named> call)
    {
        call(new Named(_recorder.MetricGroup));
        return Assert.Single(_recorder.Spans).Name;
    }

    private sealed class Box
    {
        public int Value { get; set; }
    }

    private sealed partial class Named(MetricGroup metrics)
    {
        [Span("parse {text} gave {return.Major} and {return.Minor} for {region}")]
        public partial Version Parse(string text, string region);

        [Span("{return}")]
        public partial int Only(int value);

        [Span("found '{return.Host}'")]
        public partial Uri? Find(Uri? uri);

        [Span("sum {return:F2}")]
        public partial double Ratio(double value);

        [Span("{return}")]
        public partial string? Blank();

        [Span("from {box.Value} to {return}")]
        public partial int Increment(Box box);

        [Span("got {return.Value}")]
        public partial TagTests.Hostile Hostile();

        [Span("loaded {return}")]
        public partial Task<int> Load(bool waits);

        [Span("loaded {return}")]
        public partial ValueTask<int> LoadValue(bool waits);

        [Span("failed {return}")]
        public partial Task<int> Fail();

        private Version ParseCore(string text, string region) => Version.TryParse(text, out var version) ? version : throw new FormatException();

        private int OnlyCore(int value) => value;

        private Uri? FindCore(Uri? uri) => uri;

        private double RatioCore(double value) => value;

        private string? BlankCore() => null;

        private int IncrementCore(Box box) => ++box.Value;

        private TagTests.Hostile HostileCore() => new();

        private async Task<int> LoadCore(bool waits)
        {
            if (waits)
            {
                await Task.Yield();
            }

            return 42;
        }

        private async ValueTask<int> LoadValueCore(bool waits)
        {
            if (waits)
            {
                await Task.Yield();
            }

            return 43;
        }

        private async Task<int> FailCore()
        {
            await Task.Yield();
            throw new TimeoutException();
        }
    }
}
