namespace Instrumentation.Reporting;

/// <summary>
/// Knows whether this thread is handing spans of a registry to a reporter. A reporter that is itself traced would report its own span while it takes one, and
/// so on without end. One that reports to another registry is let through.
/// </summary>
internal sealed class ReportingGate
{
    [ThreadStatic]
    private static Entry? _innermost;

    private readonly Entry _outermostEntry;

    public ReportingGate() => _outermostEntry = new Entry(this, Outer: null);

    /// <summary>Goes in, unless this thread is in already.</summary>
    /// <param name="outer">To be given to <see cref="Leave"/>.</param>
    public bool TryEnter(out Entry? outer)
    {
        outer = _innermost;
        for (var entry = outer; entry is not null; entry = entry.Outer)
        {
            if (ReferenceEquals(entry.Gate, this))
            {
                return false;
            }
        }

        // The usual case allocates nothing.
        _innermost = outer is null ? _outermostEntry : new Entry(this, outer);
        return true;
    }

    public static void Leave(Entry? outer) => _innermost = outer;

    internal sealed record Entry(ReportingGate Gate, Entry? Outer);
}
