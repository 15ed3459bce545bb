using Instrumentation.Functions;
using Instrumentation.Testing;
using Instrumentation.Traces;

namespace Instrumentation.Generators.Tests.Behaviour;

/// <summary>Exceptions pass through unchanged and leave their mark on the span.</summary>
public partial class ExceptionTests
{
    private readonly SpanRecorder _recorder = new();

    [Fact]
    public void An_exception_passes_unchanged_and_gives_status_Error()
    {
        var exception = new InvalidOperationException("out of order");

        Assert.Same(exception, Assert.Throws<InvalidOperationException>(() => Attached().Map(exception)));

        var span = Assert.Single(_recorder.Spans);
        Assert.Equal((SpanStatus.Error, "out of order"), (span.Status, span.StatusDescription));
        Assert.Equal("System.InvalidOperationException", span.Attributes["error.type"]);
        Assert.Equal("out of order", span.Attributes["exception.message"]);
        Assert.DoesNotContain("exception.stacktrace", span.Attributes);
        Assert.DoesNotContain("span.outcome", span.Attributes);
    }

    [Fact]
    public void A_stack_trace_leads_from_Core_to_the_caller_without_a_frame_between()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => Attached().Map(new InvalidOperationException()));

        var frames = exception.StackTrace!.Split('\n');
        Assert.Contains("Thrower.MapCore", frames[0], StringComparison.Ordinal);
        Assert.Contains(nameof(A_stack_trace_leads_from_Core_to_the_caller_without_a_frame_between), frames[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stack_trace_of_an_asynchronous_method_has_at_most_one_frame_between()
    {
        var function = _recorder.Attach(new AsynchronousThrower());

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(async () => await function.AsyncInvoke("late", CancellationToken.None));

        var frames = exception.StackTrace!.Split('\n').Where(frame => !frame.Contains("---", StringComparison.Ordinal)).ToArray();
        Assert.Contains("AsyncInvokeCore", frames[0], StringComparison.Ordinal);
        Assert.True(Array.FindIndex(frames, frame => frame.Contains(nameof(ExceptionTests) + ".<", StringComparison.Ordinal)) <= 2, exception.StackTrace);
    }

    [Theory]
    [InlineData(typeof(FileNotFoundException))]
    [InlineData(typeof(DirectoryNotFoundException))]
    public void An_expected_exception_or_one_derived_from_it_is_no_error(Type type)
    {
        var exception = (Exception)Activator.CreateInstance(type)!;

        Assert.Same(exception, Assert.ThrowsAny<IOException>(() => _recorder.Attach(new Tolerant()).Map(exception)));

        var span = Assert.Single(_recorder.Spans);
        Assert.Equal(SpanStatus.Unset, span.Status);
        Assert.Equal("expected", span.Attributes["span.outcome"]);
        Assert.Equal(type.FullName, span.Attributes["error.type"]);
    }

    [Fact]
    public void An_exception_that_is_not_expected_is_an_error_with_its_stack_trace_when_that_is_asked_for()
    {
        Assert.Throws<ArgumentException>(() => _recorder.Attach(new Tolerant()).Map(new ArgumentException("bad")));

        var span = Assert.Single(_recorder.Spans);
        Assert.Equal(SpanStatus.Error, span.Status);
        Assert.Contains("Tolerant.MapCore", Assert.IsType<string>(span.Attributes["exception.stacktrace"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Cancellation_is_no_error()
    {
        Assert.Throws<TaskCanceledException>(() => Attached().Map(new TaskCanceledException()));

        var span = Assert.Single(_recorder.Spans);
        Assert.Equal((SpanStatus.Unset, "cancelled"), (span.Status, span.Attributes["span.outcome"]));
    }

    [Fact]
    public void An_exception_whose_message_throws_passes_unchanged()
    {
        Assert.Throws<HostileException>(() => Attached().Map(new HostileException()));

        Assert.Equal(SpanStatus.Error, Assert.Single(_recorder.Spans).Status);
    }

    [Fact]
    public void A_function_whose_context_is_not_set_says_what_to_do()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => new Thrower().Map(new ArgumentException()));

        Assert.StartsWith("The runtime context has not been initialized.", exception.Message, StringComparison.Ordinal);
    }

    private Thrower Attached() => _recorder.Attach(new Thrower());

    private sealed class HostileException : Exception
    {
        public override string Message => throw new InvalidOperationException("hostile");
    }

    private sealed partial class Thrower : RichMapFunction<Exception, int>
    {
        [Span]
        public override partial int Map(Exception value);

        private int MapCore(Exception value) => throw value;
    }

    private sealed partial class Tolerant : RichMapFunction<Exception, int>
    {
        [Span(Ignore = new[] { typeof(IOException) }, StackTrace = true)]
        public override partial int Map(Exception value);

        private int MapCore(Exception value) => throw value;
    }

    private sealed partial class AsynchronousThrower : RichAsyncFunction<string, int>
    {
        [Span]
        public override partial ValueTask<int> AsyncInvoke(string value, CancellationToken cancellationToken);

        private async ValueTask<int> AsyncInvokeCore(string value, CancellationToken cancellationToken)
        {
            await Task.Yield();
            throw new InvalidOperationException(value);
        }
    }
}
