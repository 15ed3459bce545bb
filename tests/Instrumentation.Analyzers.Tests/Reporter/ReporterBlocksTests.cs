using Instrumentation.Analyzers.Reporter;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Reporter;

/// <summary>SPAN201.</summary>
public class ReporterBlocksTests
{
    [Theory]
    [InlineData("_queue.Add(span);")]
    [InlineData("_ = Send(span);")]
    [InlineData("lock (_queue) { _queue.Add(span); }")]
    [InlineData("Task.Run(() => Send(span).Wait());")]
    [InlineData("void Later() => Send(span).GetAwaiter().GetResult(); Task.Run(Later);")]
    [InlineData("if (_gate.Wait(0)) _gate.Release();")]
    [InlineData("if (_signal.WaitOne(TimeSpan.Zero)) _queue.Add(span);")]
    [InlineData("var task = Count(span); if (task.IsCompletedSuccessfully) Console.WriteLine(task.Result);")]
    [InlineData("Console.WriteLine(new Answer().Result);")]
    [InlineData("System.IO.File.AppendAllText(\"spans\", span.Name);")]
    [InlineData("_signal.Set();")]
    public Task What_returns_at_once_or_waits_elsewhere_is_not_reported(string body) => Check(body);

    [Theory]
    [InlineData("[|Send(span).Wait()|];")]
    [InlineData("Console.WriteLine([|Count(span).Result|]);")]
    [InlineData("[|Send(span).GetAwaiter().GetResult()|];")]
    [InlineData("[|Send(span).ConfigureAwait(false).GetAwaiter().GetResult()|];")]
    [InlineData("[|Fast(span).GetAwaiter().GetResult()|];")]
    [InlineData("if (span.Name == \"n\") { [|Thread.Sleep(100)|]; }")]
    [InlineData("lock (_queue) { while (_queue.Count > 3) [|Monitor.Wait(_queue)|]; }")]
    [InlineData("[|_signal.WaitOne()|];")]
    [InlineData("[|_gate.Wait()|]; try { _queue.Add(span); } finally { _gate.Release(); }")]
    [InlineData("[|Task.WaitAll(Send(span), Send(span))|];")]
    [InlineData("foreach (var child in span.Children) [|Send(child).Wait(TimeSpan.FromSeconds(1))|];")]
    public Task Waiting_is_reported(string body) => Check(body);

    [Theory]
    [InlineData("true;", "[|System.IO.File.AppendAllText(\"spans\", span.Name)|];")]
    [InlineData("false;", "System.IO.File.AppendAllText(\"spans\", span.Name);")]
    [InlineData("true;", "[|_writer.WriteLine(span.Name)|];")]
    [InlineData("true;", "_text.WriteLine(span.Name);")]
    [InlineData("DateTime.Now.Ticks > 5;", "_writer.WriteLine(span.Name);")]
    public Task Input_and_output_is_reported_of_an_inline_reporter(string isInline, string body) => Check($"{body} }}\n    public bool IsInline => {isInline}\n    private void Other() {{");

    [Fact]
    public Task Only_the_method_of_a_reporter_is_looked_at() => RuleTest<ReporterBlocksAnalyzer>.Check(
        """
        using System.Threading;
        using Instrumentation.Reporters;
        using Instrumentation.Traces;

        public class NoReporter
        {
            public void NotifyOfAddedSpan(Span span) => Thread.Sleep(1);
        }

        public abstract class Base : ITraceReporter
        {
            public void Open(ReporterConfig config) => Thread.Sleep(1);
            public abstract void NotifyOfAddedSpan(Span span);
            public void NotifyOfAddedSpan(string span) => Thread.Sleep(1);
            public void Close() => Thread.Sleep(1);
        }

        public class Derived : Base
        {
            public override void NotifyOfAddedSpan(Span span) => [|Thread.Sleep(1)|];
        }

        public class Explicit : ITraceReporter
        {
            public bool IsInline { get; } = true;
            public void Open(ReporterConfig config) { }
            void ITraceReporter.NotifyOfAddedSpan(Span span) => [|System.IO.File.WriteAllText("a", "b")|];
            public void Close() { }
        }
        """);

    private static Task Check(string body) => RuleTest<ReporterBlocksAnalyzer>.Check($$"""
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;
        using Instrumentation.Reporters;
        using Instrumentation.Traces;

        public class Answer { public int Result => 42; }

        public class Reporter : ITraceReporter
        {
            private readonly List<Span> _queue = [];
            private readonly SemaphoreSlim _gate = new(1);
            private readonly ManualResetEvent _signal = new(false);
            private readonly StreamWriter _writer = new("spans");
            private readonly StringWriter _text = new();

            public void Open(ReporterConfig config) { }

            public void NotifyOfAddedSpan(Span span) { {{body}} }

            public void Close() => _text.Dispose();

            private Task Send(Span span) => Task.CompletedTask;
            private Task<int> Count(Span span) => Task.FromResult(1);
            private ValueTask Fast(Span span) => default;
        }
        """);
}
