using Instrumentation.Reporters;

namespace Instrumentation.Configuration;

/// <summary>Reads what a user wants done with a span that finds no room, for every kind of reporter that has to keep spans.</summary>
internal static class FullQueueKeys
{
    /// <summary>The value with which functions wait.</summary>
    public const string Wait = "wait";

    private const string DropNewest = "drop-newest";
    private const string DropOldest = "drop-oldest";

    /// <summary>The longest time that a function waits, where the user does not say it.</summary>
    public static readonly TimeSpan DefaultWaitLimit = TimeSpan.FromMilliseconds(100);

    /// <summary>Which spans are lost, for messages.</summary>
    public static string Losses(WhenQueueFull whenFull, TimeSpan waitLimit) => whenFull switch
    {
        WhenQueueFull.DropOldest => "the oldest spans are dropped",
        WhenQueueFull.Wait => FormattableString.Invariant($"new spans that find no room within {waitLimit.TotalMilliseconds} ms are dropped"),
        _ => "new spans are dropped",
    };

    /// <summary>Reads <see cref="TraceKeys.QueueWhenFull"/>.</summary>
    /// <param name="config">The reporter's keys.</param>
    /// <param name="canDropOldest">Whether the reporter can drop the oldest span.</param>
    /// <exception cref="FormatException">The value cannot be used.</exception>
    public static WhenQueueFull ReadWhenFull(ReporterConfig config, bool canDropOldest = true)
    {
        var text = config.GetString(TraceKeys.QueueWhenFull, DropNewest);

        // As Flink reads its enumerations, in any case.
        return text.Trim().ToLowerInvariant() switch
        {
            DropNewest => WhenQueueFull.DropNewest,
            DropOldest when canDropOldest => WhenQueueFull.DropOldest,
            Wait => WhenQueueFull.Wait,
            _ => throw config.Invalid(TraceKeys.QueueWhenFull, text, canDropOldest ? $"{DropNewest}, {DropOldest} or {Wait}" : $"{DropNewest} or {Wait}"),
        };
    }

    /// <summary>Reads <see cref="TraceKeys.QueueWaitLimit"/>.</summary>
    /// <exception cref="FormatException">The value cannot be used.</exception>
    public static TimeSpan ReadWaitLimit(ReporterConfig config)
    {
        var limit = config.GetDuration(TraceKeys.QueueWaitLimit, DefaultWaitLimit);
        return limit > TimeSpan.Zero
            ? limit
            : throw config.Invalid(
                TraceKeys.QueueWaitLimit, config.GetString(TraceKeys.QueueWaitLimit, ""), $"a time longer than zero; not to wait is {TraceKeys.QueueWhenFull}: {DropNewest}");
    }
}
