using Instrumentation.Metrics;
using Instrumentation.Testing;
using Instrumentation.Traces;

namespace Instrumentation.Generators.Tests.Behaviour;

/// <summary>The span of a task ends when the task does, and the caller gets what Core's task says, unchanged.</summary>
public partial class AsynchronousMethodTests
{
    private readonly SpanRecorder _recorder = new();
    private readonly TaskCompletionSource<int> _work = new();

    [Fact]
    public async Task The_span_of_a_Task_ends_with_it()
    {
        var task = NewWorker().RunTask(_work.Task);
        Assert.Empty(_recorder.Spans);

        _work.SetResult(1);
        await task;

        Assert.Equal("RunTask", Assert.Single(_recorder.Spans).Name);
    }

    [Fact]
    public async Task The_span_of_a_Task_with_a_result_ends_with_it()
    {
        var task = NewWorker().RunTaskOfResult(_work.Task);
        Assert.Empty(_recorder.Spans);

        _work.SetResult(21);

        Assert.Equal(42, await task);
        Assert.Equal(42L, Assert.Single(_recorder.Spans).Attributes["return"]);
    }

    [Fact]
    public async Task The_span_of_a_ValueTask_ends_with_it()
    {
        var task = NewWorker().RunValueTask(_work.Task);
        Assert.Empty(_recorder.Spans);

        _work.SetResult(1);
        await task;

        Assert.Single(_recorder.Spans);
    }

    [Fact]
    public async Task The_span_of_a_ValueTask_with_a_result_ends_with_it()
    {
        var task = NewWorker().RunValueTaskOfResult(_work.Task);
        Assert.Empty(_recorder.Spans);

        _work.SetResult(21);

        Assert.Equal(42, await task);
        Assert.Equal(42L, Assert.Single(_recorder.Spans).Attributes["return"]);
    }

    [Fact]
    public async Task Work_that_is_done_at_once_is_reported_at_once()
    {
        _work.SetResult(1);
        var worker = NewWorker();

        await worker.RunTask(_work.Task);
        await worker.RunTaskOfResult(_work.Task);
        await worker.RunValueTask(_work.Task);
        await worker.RunValueTaskOfResult(_work.Task);

        Assert.Equal(["RunTask", "RunTaskOfResult", "RunValueTask", "RunValueTaskOfResult"], _recorder.Spans.Select(span => span.Name));
    }

    [Fact]
    public void A_task_that_is_done_at_once_is_the_one_of_Core()
    {
        var done = Task.CompletedTask;

        Assert.Same(done, NewWorker().Pass(done));
        Assert.Single(_recorder.Spans);
    }

    [Fact]
    public void What_Core_throws_before_there_is_a_task_reaches_the_caller_at_once()
    {
        var exception = new ArgumentException("no");

        Assert.Same(exception, Assert.Throws<ArgumentException>(() => { _ = NewWorker().Pass(Throw(exception)); }));
        Assert.Equal(SpanStatus.Error, Assert.Single(_recorder.Spans).Status);
    }

    [Fact]
    public async Task All_exceptions_of_a_task_arrive()
    {
        var task = NewWorker().Pass(() => Task.WhenAll(Task.FromException(new InvalidOperationException("1")), Later(new ArgumentException("2"))));

        await Assert.ThrowsAnyAsync<Exception>(() => task);

        Assert.Equal(2, task.Exception!.InnerExceptions.Count);
        Assert.Equal(SpanStatus.Error, Assert.Single(_recorder.Spans).Status);
    }

    [Fact]
    public async Task Cancellation_is_no_error_and_arrives_as_cancellation()
    {
        using var stop = new CancellationTokenSource();
        var task = NewWorker().RunTask(_work.Task.WaitAsync(stop.Token));

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);

        Assert.True(task.IsCanceled);
        var span = Assert.Single(_recorder.Spans);
        Assert.Equal(SpanStatus.Unset, span.Status);
        Assert.Equal("cancelled", span.Attributes["span.outcome"]);
    }

    [Fact]
    public async Task A_null_task_is_passed_on()
    {
        Assert.Null(NewWorker().Pass((Task)null!));
        Assert.Single(_recorder.Spans);
        await Task.CompletedTask;
    }

    private static Func<Task> Throw(Exception exception) => () => throw exception;

    private static async Task Later(Exception exception)
    {
        await Task.Yield();
        throw exception;
    }

    private Worker NewWorker() => new(_recorder.MetricGroup);

    private sealed partial class Worker(MetricGroup metrics)
    {
        [Span]
        public partial Task RunTask(Task<int> work);

        [Span]
        [return: SpanTag]
        public partial Task<int> RunTaskOfResult(Task<int> work);

        [Span]
        public partial ValueTask RunValueTask(Task<int> work);

        [Span]
        [return: SpanTag]
        public partial ValueTask<int> RunValueTaskOfResult(Task<int> work);

        [Span]
        public partial Task Pass(Task task);

        [Span]
        public partial Task Pass(Func<Task> start);

        private async Task RunTaskCore(Task<int> work) => await work;

        private async Task<int> RunTaskOfResultCore(Task<int> work) => 2 * await work;

        private async ValueTask RunValueTaskCore(Task<int> work) => await work;

        private async ValueTask<int> RunValueTaskOfResultCore(Task<int> work) => 2 * await work;

        private Task PassCore(Task task) => task;

        private Task PassCore(Func<Task> start) => start();
    }
}
