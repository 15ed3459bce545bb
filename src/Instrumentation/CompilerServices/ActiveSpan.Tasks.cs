using System.Diagnostics;

namespace Instrumentation.CompilerServices;

/// <content>
/// Asynchronous methods: the span ends when Core's task does. The caller gets its own current span back at once. A task that is done already is returned as it
/// is, so that work which did not have to wait allocates nothing.
/// </content>
public sealed partial class ActiveSpan
{
    /// <summary>Reports the span when Core's task completes.</summary>
    /// <param name="task">Core's task.</param>
    /// <returns>A task that ends as Core's does, after the span has been reported.</returns>
    public Task ReportWhenCompleted(Task task)
    {
        Leave();
        if (task is null or { IsCompletedSuccessfully: true })
        {
            Report();
            return task!;
        }

        return AwaitTask(task).Unwrap();
    }

    /// <inheritdoc cref="ReportWhenCompleted(Task)"/>
    /// <typeparam name="TResult">Type of the result.</typeparam>
    /// <param name="task">Core's task.</param>
    /// <param name="describe">Sets the attributes that come from the result. Must not throw. <see langword="null"/> for none.</param>
    public Task<TResult> ReportWhenCompleted<TResult>(Task<TResult> task, Action<ActiveSpan, TResult>? describe)
    {
        Leave();
        if (task is null)
        {
            Report();
            return task!;
        }

        if (task.IsCompletedSuccessfully)
        {
            describe?.Invoke(this, task.Result);
            Report();
            return task;
        }

        return AwaitTask(task, describe).Unwrap();
    }

    /// <inheritdoc cref="ReportWhenCompleted(Task)"/>
    public ValueTask ReportWhenCompleted(ValueTask task)
    {
        Leave();
        if (task.IsCompletedSuccessfully)
        {
            Report();
            return task;
        }

        return AwaitValueTask(task);
    }

    /// <inheritdoc cref="ReportWhenCompleted{TResult}(Task{TResult}, Action{ActiveSpan, TResult})"/>
    public ValueTask<TResult> ReportWhenCompleted<TResult>(ValueTask<TResult> task, Action<ActiveSpan, TResult>? describe)
    {
        Leave();
        if (!task.IsCompletedSuccessfully)
        {
            return AwaitValueTask(task, describe);
        }

        if (describe is null)
        {
            Report();
            return task;
        }

        // Reading the result uses the task up.
        var result = task.Result;
        describe(this, result);
        Report();
        return new ValueTask<TResult>(result);
    }

    // Core's task itself is the result, unwrapped: so all exceptions of a Task.WhenAll and a cancellation's token arrive, without being thrown again here.
    private async Task<Task> AwaitTask(Task task)
    {
        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        RecordFailureOf(task);
        Report();
        return task;
    }

    private async Task<Task<TResult>> AwaitTask<TResult>(Task<TResult> task, Action<ActiveSpan, TResult>? describe)
    {
        await ((Task)task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        RecordFailureOf(task);
        if (task.IsCompletedSuccessfully)
        {
            describe?.Invoke(this, task.Result);
        }

        Report();
        return task;
    }

    [StackTraceHidden]
    private async ValueTask AwaitValueTask(ValueTask task)
    {
        try
        {
            await task.ConfigureAwait(false);
        }
        catch (Exception exception) when (Fail(exception))
        {
            throw;
        }
        finally
        {
            Report();
        }
    }

    [StackTraceHidden]
    private async ValueTask<TResult> AwaitValueTask<TResult>(ValueTask<TResult> task, Action<ActiveSpan, TResult>? describe)
    {
        try
        {
            var result = await task.ConfigureAwait(false);
            describe?.Invoke(this, result);
            return result;
        }
        catch (Exception exception) when (Fail(exception))
        {
            throw;
        }
        finally
        {
            Report();
        }
    }

    private void RecordFailureOf(Task task)
    {
        if (task.IsFaulted)
        {
            Fail(task.Exception.InnerException!);
        }
        else if (task.IsCanceled)
        {
            Fail(new TaskCanceledException(task));
        }
    }
}
