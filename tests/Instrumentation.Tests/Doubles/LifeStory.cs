namespace Instrumentation.Tests.Doubles;

/// <summary>What happened to a function, in order.</summary>
internal sealed class LifeStory
{
    private readonly List<string> _events = [];

    public IReadOnlyList<string> Events
    {
        get
        {
            lock (_events)
            {
                return _events.ToArray();
            }
        }
    }

    /// <summary>Thrown by the event of this name.</summary>
    public Dictionary<string, Exception> Throws { get; } = [];

    public void Add(string name)
    {
        lock (_events)
        {
            _events.Add(name);
        }

        if (Throws.TryGetValue(name, out var exception))
        {
            throw exception;
        }
    }
}
