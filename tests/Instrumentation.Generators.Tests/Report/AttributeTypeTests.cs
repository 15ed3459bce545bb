using Instrumentation.Generators.Tests.Harness;
using Instrumentation.Testing;

namespace Instrumentation.Generators.Tests.Report;

/// <summary>The types in the report are those that the span records.</summary>
public class AttributeTypeTests
{
    private const string Source = """
        public enum Size { Small }

        public static partial class Job
        {
            public static void Run(MetricGroup metrics) => Values(
                metrics, "text", 'c', true, -1, 2, -3, 4, -5, 6, -7, -8, 0.5f, 0.25, 1.5m, Size.Small, Guid.Empty, DateTime.UnixEpoch, DateTimeOffset.UnixEpoch, TimeSpan.Zero, new Uri("urn:a"), 9, Size.Small, false, 2.5);

            [Span]
            private static partial void Values(
                MetricGroup metrics, [SpanTag] string text, [SpanTag] char letter, [SpanTag] bool flag, [SpanTag] sbyte int8, [SpanTag] byte uint8, [SpanTag] short int16, [SpanTag] ushort uint16,
                [SpanTag] int int32, [SpanTag] uint uint32, [SpanTag] long int64, [SpanTag] nint native, [SpanTag] float single, [SpanTag] double real, [SpanTag] decimal price, [SpanTag] Size size, [SpanTag] Guid id,
                [SpanTag] DateTime time, [SpanTag] DateTimeOffset instant, [SpanTag] TimeSpan wait, [SpanTag] Uri uri, [SpanTag] int? maybe, [SpanTag] Size? maybeSize, [SpanTag] bool? maybeFlag, [SpanTag] double? maybeReal);

            private static void ValuesCore(
                MetricGroup metrics, string text, char letter, bool flag, sbyte int8, byte uint8, short int16, ushort uint16,
                int int32, uint uint32, long int64, nint native, float single, double real, decimal price, Size size, Guid id,
                DateTime time, DateTimeOffset instant, TimeSpan wait, Uri uri, int? maybe, Size? maybeSize, bool? maybeFlag, double? maybeReal)
            {
            }
        }
        """;

    [Fact]
    public void Each_is_that_of_the_recorded_value()
    {
        var generation = UserProject.GenerateWithReport(Source);
        var recorder = new SpanRecorder();
        generation.Load().GetType("Job")!.GetMethod("Run")!.Invoke(null, [recorder.MetricGroup]);

        var recorded = Assert.Single(recorder.Spans).Attributes;
        Assert.Equal(24, recorded.Count);
        Assert.Equal(
            recorded.OrderBy(attribute => attribute.Key, StringComparer.Ordinal).Select(attribute => (attribute.Key, NameOf(attribute.Value))),
            Reported.Attributes(generation));
    }

    private static string NameOf(object value) => value switch
    {
        string => "string",
        long => "long",
        double => "double",
        bool => "bool",
        _ => value.GetType().Name,
    };
}
