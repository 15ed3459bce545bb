using Instrumentation.Analyzers.CodeFixes.Refactorings;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Refactorings;

/// <summary>A refactoring is asked for at every key stroke, in code that does not parse or bind yet; one that throws shows an error in the IDE.</summary>
public class UnfinishedCodeTests
{
    private const string Head = "using System.Diagnostics; public class Job(MetricGroup group) { public int [|Run|](string text) { ";

    private const string Body = """
        var start = DateTimeOffset.UtcNow; var watch = Stopwatch.StartNew();
        var span = Span.Builder(typeof(Job), "run").SetStartTime(start).SetAttribute("text", text).SetKind(default);
        span.SetAttribute("length", text.Length);
        try { span.SetAttribute("work", 1); return text.Length; }
        catch (Exception e) { span.SetStatus(SpanStatus.Error, e.Message); throw; }
        finally { watch.Stop(); var end = start + watch.Elapsed; span.SetEndTime(end); group?.AddSpan(span); }
        """;

    [Fact]
    public async Task Nothing_throws_while_the_method_is_being_written()
    {
        Assert.NotEmpty(await RefactoringTest<ConvertToSpanRefactoringProvider>.Apply(Head + Body + "} }"));
        for (var length = 0; length < Body.Length; length += 7)
        {
            await RefactoringTest<ConvertToSpanRefactoringProvider>.CheckNotOffered(Head + Body[..length]);
            await RefactoringTest<TraceMethodRefactoringProvider>.CheckNotOffered(Head + Body[..length]);
        }
    }

    [Theory]
    [InlineData("span.SetAttribute();")]
    [InlineData("span.SetStatus();")]
    [InlineData("span.SetStartTime();")]
    [InlineData("span.SetKind();")]
    [InlineData("var = ;")]
    [InlineData("int;")]
    [InlineData("using var = group.StartSpan();")]
    [InlineData("using (group.StartSpan(typeof(Job))) { }")]
    [InlineData("try { } finally { group.AddSpan(); }")]
    [InlineData("try { } catch (Exception e) { span.SetStatus(); throw; } finally { span.; }")]
    public Task Nothing_throws_on_a_call_without_arguments(string statement) => RefactoringTest<ConvertToSpanRefactoringProvider>.CheckNotOffered(
        $$"""{{Head}} var span = Span.Builder(typeof(Job), "run"); {{statement}} } }""");
}
