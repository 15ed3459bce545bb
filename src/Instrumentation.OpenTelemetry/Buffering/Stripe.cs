namespace Instrumentation.OpenTelemetry.Buffering;

/// <summary>Where one thread at a time, the one that holds the lock of this object, adds spans.</summary>
internal sealed class Stripe
{
    /// <summary>The chunk that is being filled; null when there is none, as after it was taken.</summary>
    public Chunk? Chunk { get; set; }
}
