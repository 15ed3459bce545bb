using Instrumentation.Generators.Tests.Harness;

namespace Instrumentation.Generators.Tests.Invalid;

/// <summary>Members of C# 14's extension blocks cannot be partial.</summary>
public class ExtensionBlockTests
{
    [Theory]
    [InlineData("[Span] public int Run(MetricGroup metrics) => 1;")]
    [InlineData("[Span] public partial int Run(MetricGroup metrics);")]
    [InlineData("[Span] public static int Run(MetricGroup metrics) => 1;")]
    [InlineData("public int Run { [Span] get => 1; }")]
    public void Are_refused_with_what_to_write_instead(string member)
    {
        var generation = UserProject.Generate($$"""
            public static partial class Extensions
            {
                extension(string text)
                {
                    {{member}}
                }
            }
            """);

        Assert.Contains("SPAN004 File1.cs:5", generation.Errors);
        Assert.DoesNotContain(generation.Errors, error => error.StartsWith("SPAN", StringComparison.Ordinal) && !error.StartsWith("SPAN004", StringComparison.Ordinal));
    }
}
