using System.Diagnostics;

namespace Instrumentation.CompilerServices.Streams;

/// <summary>One traced enumeration of an asynchronous stream.</summary>
[StackTraceHidden]
internal sealed class TracedAsyncEnumerator<T>(ActiveSpan description, IAsyncEnumerator<T> stream, ActiveSpan? withBuilder = null) : IAsyncEnumerator<T>
{
    private StreamSpan _span = new(description, withBuilder);

    public T Current => stream.Current;

    public ValueTask<bool> MoveNextAsync()
    {
        _span.EnterStep();
        ValueTask<bool> step;
        try
        {
            step = stream.MoveNextAsync();
        }
        catch (Exception exception) when (_span.Fail(exception))
        {
            throw;
        }
        finally
        {
            // The stream goes on with this span as the current one.
            _span.Leave();
        }

        return step.IsCompletedSuccessfully ? new ValueTask<bool>(_span.Step(step.Result)) : AwaitStep(step);
    }

    public async ValueTask DisposeAsync()
    {
        _span.EnterDispose();
        try
        {
            await stream.DisposeAsync().ConfigureAwait(false);
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

    private async ValueTask<bool> AwaitStep(ValueTask<bool> step)
    {
        try
        {
            return _span.Step(await step.ConfigureAwait(false));
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
}
