using System.Collections;
using System.Diagnostics;

namespace Instrumentation.CompilerServices.Streams;

/// <summary>One traced enumeration of a stream.</summary>
[StackTraceHidden]
internal sealed class TracedEnumerator<T>(ActiveSpan description, IEnumerator<T> stream, ActiveSpan? withBuilder = null) : IEnumerator<T>
{
    private StreamSpan _span = new(description, withBuilder);

    public T Current => stream.Current;

    object? IEnumerator.Current => Current;

    public bool MoveNext()
    {
        _span.EnterStep();
        try
        {
            return _span.Step(stream.MoveNext());
        }
        catch (Exception exception) when (_span.Fail(exception))
        {
            throw;
        }
        finally
        {
            _span.Leave();
        }
    }

    public void Reset() => stream.Reset();

    public void Dispose()
    {
        _span.EnterDispose();
        try
        {
            stream.Dispose();
        }
        catch (Exception exception) when (_span.Fail(exception))
        {
            throw;
        }
        finally
        {
            _span.LeaveDispose();
        }
    }
}
