using Instrumentation.Reporters;

namespace Instrumentation.Configuration;

/// <summary>How much a reporter's queue holds, and what happens when that is not enough.</summary>
/// <param name="Size">How many spans it holds.</param>
/// <param name="WhenFull">What is done with a further one.</param>
/// <param name="WaitLimit">The longest time that a function waits for room; only with <see cref="WhenQueueFull.Wait"/>.</param>
internal sealed record QueueSettings(int Size, WhenQueueFull WhenFull, TimeSpan WaitLimit)
{
    public static readonly QueueSettings Default = new(Size: 65_536, WhenQueueFull.DropNewest, WaitLimit: TimeSpan.FromMilliseconds(100));

    private const string DropNewest = "drop-newest";
    private const string DropOldest = "drop-oldest";
    private const string Wait = "wait";

    /// <summary>Which spans are lost when the queue is full, for messages.</summary>
    public string Losses => WhenFull switch
    {
        WhenQueueFull.DropOldest => "the oldest spans are dropped",
        WhenQueueFull.Wait => FormattableString.Invariant($"new spans that find no room within {WaitLimit.TotalMilliseconds} ms are dropped"),
        _ => "new spans are dropped",
    };

    /// <exception cref="FormatException">A value cannot be used.</exception>
    public static QueueSettings Read(ReporterConfig config, ConfigurationLog log)
    {
        var settings = new QueueSettings(
            config.GetPositiveInt32(TraceKeys.QueueSize, Default.Size), ReadWhenFull(config), config.GetDuration(TraceKeys.QueueWaitLimit, Default.WaitLimit));
        if (settings.WaitLimit == TimeSpan.Zero)
        {
            throw config.Invalid(
                TraceKeys.QueueWaitLimit, config.GetString(TraceKeys.QueueWaitLimit, ""), $"a time longer than zero; not to wait is {TraceKeys.QueueWhenFull}: {DropNewest}");
        }

        if (settings.WhenFull != WhenQueueFull.Wait && config.Settings.ContainsKey(TraceKeys.QueueWaitLimit))
        {
            log.KeyWithoutEffect(TraceKeys.Full(config, TraceKeys.QueueWaitLimit), $"nothing waits unless '{TraceKeys.Full(config, TraceKeys.QueueWhenFull)}' is {Wait}");
        }

        return settings;
    }

    private static WhenQueueFull ReadWhenFull(ReporterConfig config)
    {
        var text = config.GetString(TraceKeys.QueueWhenFull, DropNewest);

        // As Flink reads its enumerations, in any case.
        return text.Trim().ToLowerInvariant() switch
        {
            DropNewest => WhenQueueFull.DropNewest,
            DropOldest => WhenQueueFull.DropOldest,
            Wait => WhenQueueFull.Wait,
            _ => throw config.Invalid(TraceKeys.QueueWhenFull, text, $"{DropNewest}, {DropOldest} or {Wait}"),
        };
    }
}
