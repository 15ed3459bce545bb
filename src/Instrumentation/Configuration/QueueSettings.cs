using Instrumentation.Reporters;

namespace Instrumentation.Configuration;

/// <summary>How much a reporter's queue holds, and what happens when that is not enough.</summary>
/// <param name="Size">How many spans it holds.</param>
/// <param name="WhenFull">What is done with a further one.</param>
/// <param name="WaitLimit">The longest time that a function waits for room; only with <see cref="WhenQueueFull.Wait"/>.</param>
internal sealed record QueueSettings(int Size, WhenQueueFull WhenFull, TimeSpan WaitLimit)
{
    public static readonly QueueSettings Default = new(Size: 65_536, WhenQueueFull.DropNewest, FullQueueKeys.DefaultWaitLimit);

    /// <summary>Which spans are lost when the queue is full, for messages.</summary>
    public string Losses => FullQueueKeys.Losses(WhenFull, WaitLimit);

    /// <exception cref="FormatException">A value cannot be used.</exception>
    public static QueueSettings Read(ReporterConfig config, ConfigurationLog log)
    {
        var settings = new QueueSettings(
            config.GetPositiveInt32(TraceKeys.QueueSize, Default.Size), FullQueueKeys.ReadWhenFull(config), FullQueueKeys.ReadWaitLimit(config));
        if (settings.WhenFull != WhenQueueFull.Wait && config.Settings.ContainsKey(TraceKeys.QueueWaitLimit))
        {
            log.KeyWithoutEffect(TraceKeys.Full(config, TraceKeys.QueueWaitLimit), $"nothing waits unless '{TraceKeys.Full(config, TraceKeys.QueueWhenFull)}' is {FullQueueKeys.Wait}");
        }

        return settings;
    }
}
