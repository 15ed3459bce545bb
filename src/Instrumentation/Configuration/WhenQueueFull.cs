namespace Instrumentation.Configuration;

/// <summary>What is done with a span for which a reporter's queue has no room.</summary>
internal enum WhenQueueFull
{
    /// <summary>The span is dropped.</summary>
    DropNewest,

    /// <summary>The span that has waited longest is dropped for it.</summary>
    DropOldest,

    /// <summary>The function waits for room; when the limit is over, the span is dropped.</summary>
    Wait,
}
