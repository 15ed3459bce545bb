using System.Reflection;
using Instrumentation.Analyzers.CodeFixes.Refactorings;
using Instrumentation.Analyzers.Tests.Verification;
using Instrumentation.Functions;
using Instrumentation.Reporters;
using Instrumentation.Runtime;
using Instrumentation.Traces;

namespace Instrumentation.Analyzers.Tests.Refactorings;

/// <summary>Runs a class before and after its refactoring, and compares what it returns and what it reports.</summary>
public class ConvertedBehaviourTests
{
    [Fact]
    public async Task A_converted_class_returns_and_reports_the_same()
    {
        const string code = """
            public class Divide : RichMapFunction<string, int>
            {
                public override int [|Map|](string text)
                {
                    var start = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
                    var span = Span.Builder(typeof(string), "divide {all}")
                        .SetStartTsMillis(start)
                        .SetAttribute("text", text)
                        .SetAttribute("text.length", text.Length)
                        .SetAttribute("text.upper", text.ToUpperInvariant());
                    try
                    {
                        var value = int.Parse(text);
                        span.SetAttribute("value", value);
                        return 12 / value;
                    }
                    catch (DivideByZeroException)
                    {
                        span.SetStatus(SpanStatus.Error, "zero");
                        return 0;
                    }
                    catch (Exception e)
                    {
                        span.SetStatus(SpanStatus.Error, e.Message);
                        throw;
                    }
                    finally
                    {
                        span.SetEndTsMillis(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
                        RuntimeContext.MetricGroup.AddSpan(span);
                    }
                }
            }
            """;

        var before = await Run(code.Replace("[|Map|]", "Map", StringComparison.Ordinal));
        var after = await Run(await RefactoringTest<ConvertToSpanRefactoringProvider>.Apply(code));

        Assert.Equal(["4", "0", "FormatException"], before.Results);
        Assert.Equal(before.Results, after.Results);
        Assert.Equal(3, before.Spans.Count);
        Assert.Equal(before.Spans.Select(Describe), after.Spans.Select(Describe));
    }

    [Fact]
    public async Task A_traced_class_returns_the_same_and_reports_its_calls()
    {
        const string code = """
            public class Divide : RichMapFunction<string, int>
            {
                public override int [|Map|](string text) => text == "0" ? 0 : 12 / int.Parse(text);
            }
            """;

        var before = await Run(code.Replace("[|Map|]", "Map", StringComparison.Ordinal));
        var after = await Run(await RefactoringTest<TraceMethodRefactoringProvider>.Apply(code));

        Assert.Equal(before.Results, after.Results);
        Assert.Empty(before.Spans);
        Assert.Equal(["Map: Unset", "Map: Unset", "Map: Error"], after.Spans.Select(span => $"{span.Name}: {span.Status}"));
    }

    /// <summary>What a wrapper adds of an exception is not compared.</summary>
    private static string Describe(Span span)
    {
        var attributes = span.Attributes.Where(attribute => attribute.Key is not ("error.type" or "exception.message") && !attribute.Key.StartsWith('<'));
        return $"{span.Scope}, {span.Name}, {span.Status}, {span.StatusDescription}, {string.Join(", ", attributes.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => $"{each.Key}={each.Value}"))}";
    }

    private static async Task<(IReadOnlyList<string> Results, IReadOnlyList<Span> Spans)> Run(string code)
    {
        using var image = new MemoryStream();
        Assert.True(UserProject.CompileWithGenerator(code, out _).Emit(image).Success);
        var type = Assembly.Load(image.ToArray()).GetType("Divide")!;
        var reporter = new InMemoryTraceReporter();
        await using var registry = TraceRegistry.Create(reporter);
        var function = (RichMapFunction<string, int>)Activator.CreateInstance(type)!;
        function.RuntimeContext = registry.CreateRuntimeContext(new JobInfo("id", "job"), new TaskInfo("task"));
        List<string> results = [];
        foreach (var text in new[] { "3", "0", "three" })
        {
            try
            {
                results.Add($"{function.Map(text)}");
            }
            catch (FormatException e)
            {
                results.Add(e.GetType().Name);
            }
        }

        return (results, [.. reporter.Spans]);
    }
}
