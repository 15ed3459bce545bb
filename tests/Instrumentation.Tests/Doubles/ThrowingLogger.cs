using Microsoft.Extensions.Logging;

namespace Instrumentation.Tests.Doubles;

/// <summary>A logger that is broken, as one whose provider lost its disk.</summary>
internal sealed class ThrowingLogger : ILoggerFactory, ILogger
{
    private int _calls;

    public int Calls => Volatile.Read(ref _calls);

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => throw new IOException("disk full");

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Interlocked.Increment(ref _calls);
        throw new IOException("disk full");
    }

    public void Dispose()
    {
    }
}
