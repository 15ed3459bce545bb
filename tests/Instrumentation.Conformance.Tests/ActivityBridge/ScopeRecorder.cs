using Microsoft.Extensions.Logging;

namespace Instrumentation.Conformance.Tests.ActivityBridge;

/// <summary>Keeps the values of the scopes around a log entry.</summary>
internal sealed class ScopeRecorder : ILoggerProvider, ISupportExternalScope, ILogger
{
    private IExternalScopeProvider? _scopes;

    public Dictionary<string, string?> Values { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _scopes?.ForEachScope(
            static (scope, values) =>
            {
                foreach (var (key, value) in scope as IEnumerable<KeyValuePair<string, object?>> ?? [])
                {
                    values[key] = value?.ToString();
                }
            },
            Values);

    public void Dispose()
    {
    }
}
