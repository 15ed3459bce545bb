using System.Diagnostics;
using Instrumentation.OpenTelemetry.Tests.Delivery;
using Instrumentation.OpenTelemetry.Tests.Receiver;
using Instrumentation.OpenTelemetry.Tests.Spool;

namespace Instrumentation.OpenTelemetry.Tests.Faults;

/// <summary>Reports numbered spans through a fault, and counts what became of them.</summary>
internal sealed class FaultRun : IAsyncDisposable
{
    // Requests small enough for a fault to hit some of many.
    private static readonly (string Key, string Value)[] Settings = [("batch.size", "1000"), ("batch.delay", "20 ms")];

    // Shorter than anything that the faults here make others wait for, and longer than a busy machine leaves a thread alone.
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(2.5);

    private readonly string _fault;
    private readonly string _protocol;
    private readonly OtlpReceiver _receiver;
    private TimeSpan _longestCall;
    private int _sent;

    public FaultRun(string fault, string protocol, OtlpReceiver receiver, params (string Key, string Value)[] settings)
    {
        _fault = fault;
        _protocol = protocol;
        _receiver = receiver;
        Job = new OtlpJob(receiver, protocol, [.. Settings, .. settings]);
    }

    public OtlpJob Job { get; }

    /// <summary>Reports spans, and returns when all calls have: a test ends the fault after that.</summary>
    public void Report(int spans)
    {
        for (var last = _sent + spans; _sent < last; _sent++)
        {
            var since = Stopwatch.GetTimestamp();
            Job.MetricGroup.AddSpans(_sent, 1);
            var call = Stopwatch.GetElapsedTime(since);
            _longestCall = call > _longestCall ? call : _longestCall;
        }
    }

    /// <summary>Waits until it is decided what became of the spans, closes the job, and checks that none is lost and none waited.</summary>
    /// <param name="table">Where the row goes.</param>
    /// <param name="rejected">How many spans the back end rejected of requests that it took.</param>
    public async Task<FaultRow> ConcludeAsync(FaultTable table, int rejected = 0)
    {
        await Job.FlushAsync();
        await Job.DisposeAsync();
        var statistics = Job.Statistics;
        var row = Count(_fault, _protocol, _receiver, _sent) with { Counted = statistics.Dropped + statistics.Failed, LongestCall = _longestCall };
        row = row with { Delivered = row.Delivered - rejected };
        table.Add(row);

        Assert.Equal(row.Delivered, statistics.Reported);
        Assert.Equal(0, statistics.Queued);
        Assert.InRange(_longestCall, TimeSpan.Zero, LongestCall);
        AssertAsDocumented(row, _receiver);
        return row;
    }

    public ValueTask DisposeAsync() => Job.DisposeAsync();

    /// <summary>What the receiver knows of the spans from 0 to the last one that was sent.</summary>
    public static FaultRow Count(string fault, string protocol, OtlpReceiver receiver, int sent)
    {
        var numbers = receiver.Numbers();
        var delivered = numbers.Distinct().Count(number => number < sent);
        return new FaultRow(fault, protocol, sent, delivered, Counted: 0, MaxLost: 0, Repeated: numbers.Count - numbers.Distinct().Count(), LongestCall: null);
    }

    /// <summary>No more is lost than the documentation says, and no more is repeated than one request, with the same ids.</summary>
    public static void AssertAsDocumented(FaultRow row, OtlpReceiver receiver)
    {
        Assert.InRange(row.Lost, 0, row.MaxLost);
        Assert.Equal(receiver.Numbers().Distinct().Count(), receiver.Spans.Select(span => (span.TraceId, span.SpanId)).Distinct().Count());
        var repeated = receiver.Numbers().GroupBy(number => number).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet();
        Assert.True(repeated.Count == 0 || receiver.Requests.Any(request => request.IsAccepted && repeated.IsSubsetOf(request.Numbers())), $"{row}: more than one request was repeated");
    }
}
