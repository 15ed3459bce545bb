using System.Collections.Concurrent;

namespace Instrumentation.Hosting.Tests.Doubles;

/// <summary>What happened to the functions of a test, in order, and what their Open and Close shall do.</summary>
public sealed class FunctionDiary
{
    private readonly ConcurrentQueue<string> _entries = new();

    public IReadOnlyList<string> Entries => [.. _entries];

    public Action<string> OnOpen { get; init; } = _ => { };

    public Action<string> OnClose { get; init; } = _ => { };

    public void Write(string entry) => _entries.Enqueue(entry);
}
