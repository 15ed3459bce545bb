namespace Instrumentation.OpenTelemetry.Delivery;

/// <summary>How long to wait before each next attempt: twice as long as before, up to a limit, and by chance up to a fifth less, so that many senders do not come at once.</summary>
internal sealed class Backoff
{
    public static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private const double Jitter = 0.2;

    private TimeSpan _next = First;

    /// <summary>The time to wait after one more failure.</summary>
    /// <param name="asked">What the server asks for, which is granted.</param>
    public TimeSpan Next(TimeSpan? asked)
    {
        var own = _next * (1 - (Jitter * Random.Shared.NextDouble()));
        _next = _next * 2 < Longest ? _next * 2 : Longest;
        return asked > own ? asked.Value : own;
    }

    /// <summary>Called after a success.</summary>
    public void Reset() => _next = First;
}
