using Instrumentation.Functions;

namespace Instrumentation.Hosting;

/// <summary>
/// Closes a function when the scope that it was resolved from ends: the container, which does not know Close, disposes of this object. Resolved after what the function
/// was constructed with, so that it is disposed of before.
/// </summary>
internal sealed class FunctionCloser(OpenFunctions functions) : IDisposable
{
    private LinkedListNode<IDisposable>? _opened;

    public void Open(IRichFunction function, RuntimeContext context) => _opened = functions.Open(function, context);

    public void Dispose()
    {
        if (_opened is not null)
        {
            functions.Close(_opened);
        }
    }
}
