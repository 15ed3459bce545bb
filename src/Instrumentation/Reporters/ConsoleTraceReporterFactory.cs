namespace Instrumentation.Reporters;

/// <summary>Creates <see cref="ConsoleTraceReporter"/>s. Short name <c>console</c>; key <c>stream</c>: <c>stdout</c> (default) or <c>stderr</c>.</summary>
public sealed class ConsoleTraceReporterFactory : ITraceReporterFactory
{
    private const string Stream = "stream";

    /// <inheritdoc/>
    public IReadOnlyCollection<string>? Keys => [Stream];

    /// <inheritdoc/>
    /// <exception cref="FormatException"><c>stream</c> is neither <c>stdout</c> nor <c>stderr</c>.</exception>
    public ITraceReporter CreateTraceReporter(ReporterConfig config) => config.GetString(Stream, "stdout") switch
    {
        "stdout" => new ConsoleTraceReporter(),
        "stderr" => new ConsoleTraceReporter(Console.Error, ConsoleTraceReporter.IsTerminal(Console.IsErrorRedirected)),
        var other => throw config.Invalid(Stream, other, "stdout or stderr"),
    };
}
