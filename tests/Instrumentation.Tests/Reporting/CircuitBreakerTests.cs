using Instrumentation.Reporting;
using Instrumentation.Runtime;
using Instrumentation.Tests.Doubles;

namespace Instrumentation.Tests.Reporting;

public sealed class CircuitBreakerTests : IDisposable
{
    private readonly LogRecorder _log = new();
    private readonly CircuitBreaker _breaker;

    public CircuitBreakerTests() => _breaker = new CircuitBreaker("otel", new RuntimeLog(_log.CreateLogger("test"), TimeProvider.System));

    [Fact]
    public void Four_failures_in_a_row_leave_it_closed_and_a_success_begins_anew()
    {
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal([0, 0, 0, 0], Fail(times: 4));
            _breaker.RecordSuccess();
        }

        Assert.False(_breaker.IsOpen);
        Assert.Empty(_log.Entries);
    }

    [Fact]
    public void The_fifth_opens_it_for_a_second_and_each_failed_trial_doubles_the_time_up_to_thirty()
    {
        Assert.Equal([0, 0, 0, 0, 1, 2, 4, 8, 16, 30, 30, 30], Fail(times: 12));

        Assert.True(_breaker.IsOpen);
    }

    [Fact]
    public void A_success_closes_it_and_the_next_time_begins_with_a_second_again()
    {
        Fail(times: 8);
        _breaker.RecordSuccess();

        Assert.False(_breaker.IsOpen);
        Assert.Equal([0, 0, 0, 0, 1, 2], Fail(times: 6));
    }

    [Fact]
    public void Each_change_is_said_once_with_the_last_exception_and_the_time()
    {
        Fail(times: 50);
        _breaker.RecordSuccess();
        _breaker.RecordSuccess();

        Assert.Equal([22, 23], _log.Entries.Select(entry => entry.EventId.Id));
        Assert.Equal("failure 5", _log.Entries[0].Exception?.Message);
        Assert.StartsWith("Trace reporter 'otel' failed 5 times in a row. It is left alone for 1 s and then tried", _log.Entries[0].Message, StringComparison.Ordinal);
        Assert.Equal("Trace reporter 'otel' takes spans again, after it had failed 50 times in a row.", _log.Entries[1].Message);
    }

    public void Dispose() => _log.Dispose();

    /// <summary>Seconds for which it wants the reporter left alone, after each failure.</summary>
    private double[] Fail(int times) =>
        [.. Enumerable.Range(1, times).Select(i => _breaker.RecordFailure(new IOException($"failure {i}")).TotalSeconds)];
}
