using Instrumentation.Functions;
using Instrumentation.Runtime;

namespace Instrumentation.Hosting;

/// <summary>The functions that were opened and not yet closed. Each is closed once, by its scope or at the end of the application. Thread-safe.</summary>
internal sealed class OpenFunctions
{
    private readonly RichFunctionHost _host = new();
    private readonly LinkedList<IDisposable> _lives = new();

    /// <exception cref="Exception">Whatever the function's Open throws; the function is closed then.</exception>
    public LinkedListNode<IDisposable> Open(IRichFunction function, RuntimeContext context)
    {
        var life = _host.Open(function, context);
        lock (_lives)
        {
            return _lives.AddLast(life);
        }
    }

    /// <summary>Closes a function, unless it has been closed.</summary>
    public void Close(LinkedListNode<IDisposable> opened)
    {
        if (TryTake(opened))
        {
            opened.Value.Dispose();
        }
    }

    /// <summary>Closes all, the last opened first.</summary>
    public void CloseAll()
    {
        while (Last() is { } opened)
        {
            Close(opened);
        }
    }

    private LinkedListNode<IDisposable>? Last()
    {
        lock (_lives)
        {
            return _lives.Last;
        }
    }

    private bool TryTake(LinkedListNode<IDisposable> opened)
    {
        lock (_lives)
        {
            var isOpen = opened.List is not null;
            if (isOpen)
            {
                _lives.Remove(opened);
            }

            return isOpen;
        }
    }
}
