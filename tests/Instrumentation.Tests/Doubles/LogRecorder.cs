using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Tests.Doubles;

/// <summary>Keeps what is logged. Thread-safe.</summary>
public sealed class LogRecorder : ILoggerFactory
{
    private readonly ConcurrentQueue<LogEntry> _entries = new();

    /// <summary>The lowest level that its loggers take.</summary>
    public LogLevel MinLevel { get; init; } = LogLevel.Trace;

    public IReadOnlyList<LogEntry> Entries => [.. _entries];

    public IReadOnlyList<string> At(LogLevel level) => [.. _entries.Where(entry => entry.Level == level).Select(entry => entry.Message)];

    public IReadOnlyList<string> Warnings => At(LogLevel.Warning);

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
    }

    private sealed class Logger(LogRecorder recorder, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= recorder.MinLevel;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                var fields = state as IEnumerable<KeyValuePair<string, object?>> ?? [];
                recorder._entries.Enqueue(new LogEntry(category, logLevel, eventId, formatter(state, exception), fields.ToDictionary(), exception));
            }
        }
    }
}
