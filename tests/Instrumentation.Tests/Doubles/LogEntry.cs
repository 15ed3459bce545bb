using Microsoft.Extensions.Logging;

namespace Instrumentation.Tests.Doubles;

public sealed record LogEntry(
    string Category, LogLevel Level, EventId EventId, string Message, IReadOnlyDictionary<string, object?> Fields, Exception? Exception);
