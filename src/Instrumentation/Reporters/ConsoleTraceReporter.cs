using Instrumentation.Traces;

namespace Instrumentation.Reporters;

/// <summary>
/// Writes spans for people: one line per span with time of day (UTC), duration, status, name and attributes, children indented below. Control characters
/// are escaped, long values cut, and a child does not repeat the variables of its root. On a terminal, failures are red (not when <c>NO_COLOR</c> is set);
/// elsewhere it is plain text.
/// </summary>
public sealed class ConsoleTraceReporter : ITraceReporter
{
    private readonly TextWriter _writer;
    private readonly ConsoleSpanText _text;

    /// <summary>Creates a reporter.</summary>
    /// <param name="writer">Where it writes, in plain text; it is flushed, not disposed of. Default: standard output.</param>
    public ConsoleTraceReporter(TextWriter? writer = null)
        : this(writer ?? Console.Out, isStyled: writer is null && IsTerminal(Console.IsOutputRedirected))
    {
    }

    internal ConsoleTraceReporter(TextWriter writer, bool isStyled)
    {
        _writer = writer;
        _text = new ConsoleSpanText(isStyled);
    }

    /// <inheritdoc/>
    public void Open(ReporterConfig config)
    {
    }

    /// <inheritdoc/>
    public void NotifyOfAddedSpan(Span span)
    {
        // In one piece, so that what others write to the console does not come between the lines of a tree.
        _writer.Write(_text.Render(span));
        _writer.Flush();
    }

    /// <summary>Does nothing: every span is written at once.</summary>
    public void Close()
    {
    }

    // Of the consoles of Windows only the newer one, which sets WT_SESSION, is sure to understand colors.
    internal static bool IsTerminal(bool isRedirected) =>
        !isRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb"
        && (!OperatingSystem.IsWindows() || Environment.GetEnvironmentVariable("WT_SESSION") is not null);
}
