using Instrumentation.Analyzers.Annotation.Policy;
using Instrumentation.Analyzers.CodeFixes.Annotation.Policy;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Annotation.Policy;

public class SpanRequiredFixTests
{
    private const string Code = """
        [assembly: RequireSpan(typeof(RichFunction))]

        public static class Outer
        {
            /// <summary>Doubles.</summary>
            public sealed class Double : RichMapFunction<int, int>
            {
                /// <summary>Doubles one.</summary>
                public override int [|Map|](int value) // hot
                {
                    // Twice.
                    return value * 2;
                }
            }

            private class Even : RichFilterFunction<int>
            {
                [System.ComponentModel.Description("Even?")]
                public override bool [|Filter|](int value) => value % 2 == 0;
            }
        }
        """;

    [Fact]
    public Task The_span_and_the_conversion_come_in_one_go() => FixTest<SpanRequiredAnalyzer, SpanRequiredFixProvider>.CheckAnnotation(
        Code,
        """
        [assembly: RequireSpan(typeof(RichFunction))]

        public static partial class Outer
        {
            /// <summary>Doubles.</summary>
            public sealed partial class Double : RichMapFunction<int, int>
            {
                /// <summary>Doubles one.</summary>
                [Span]
                public override partial int Map(int value); // hot

                private int MapCore(int value)
                {
                    // Twice.
                    return value * 2;
                }
            }

            private partial class Even : RichFilterFunction<int>
            {
                [Span]
                [System.ComponentModel.Description("Even?")]
                public override partial bool Filter(int value);

                private bool FilterCore(int value) => value % 2 == 0;
            }
        }
        """);

    [Fact]
    public Task An_exception_is_stated_with_a_reason_to_be_written() => FixTest<SpanRequiredAnalyzer, SpanRequiredFixProvider>.CheckAnnotation(
        Code,
        """
        [assembly: RequireSpan(typeof(RichFunction))]

        public static class Outer
        {
            /// <summary>Doubles.</summary>
            public sealed class Double : RichMapFunction<int, int>
            {
                /// <summary>Doubles one.</summary>
                [NoSpan("TODO: say why no span is needed.")]
                public override int Map(int value) // hot
                {
                    // Twice.
                    return value * 2;
                }
            }

            private class Even : RichFilterFunction<int>
            {
                [NoSpan("TODO: say why no span is needed.")]
                [System.ComponentModel.Description("Even?")]
                public override bool Filter(int value) => value % 2 == 0;
            }
        }
        """,
        action: 1);

    [Fact]
    public Task A_using_that_is_missing_is_added() => FixTest<SpanRequiredAnalyzer, SpanRequiredFixProvider>.CheckAnnotation(
        """
        using Instrumentation.Functions;

        [assembly: Instrumentation.Traces.RequireSpan(typeof(RichFunction))]

        class Double : RichMapFunction<int, int>
        {
            public override int [|Map|](int value) => value * 2;
        }
        """,
        """
        using Instrumentation.Functions;
        using Instrumentation.Traces;

        [assembly: Instrumentation.Traces.RequireSpan(typeof(RichFunction))]

        partial class Double : RichMapFunction<int, int>
        {
            [Span]
            public override partial int Map(int value);

            private int MapCore(int value) => value * 2;
        }
        """,
        implicitUsings: false);

    [Fact]
    public Task An_explicit_implementation_becomes_the_Core_of_the_second_form() => FixTest<SpanRequiredAnalyzer, SpanRequiredFixProvider>.CheckAnnotation(
        Handler(
            """
            public class Job(MetricGroup group) : IWork
            {
                /// <summary>Works.</summary>
                void IWork.[|Do|]()
                {
                    _ = group; // by hand
                }
            }
            """),
        Handler(
            """
            public partial class Job(MetricGroup group) : IWork
            {
                /// <summary>Works.</summary>
                [Span(Implements = "IWork.Do")]
                private void DoCore()
                {
                    _ = group; // by hand
                }
            }
            """));

    [Theory]
    [InlineData("public class Job(MetricGroup g) : IWork { [System.ComponentModel.Description(\"Works.\")] void IWork.[|Do|]() { _ = g; } }", "public class Job(MetricGroup g) : IWork { [NoSpan(\"TODO: say why no span is needed.\")]\n[System.ComponentModel.Description(\"Works.\")] void IWork.Do() { _ = g; } }")]
    [InlineData("public class Job : IWork { void IWork.[|Do|]() { } }", "public class Job : IWork { [NoSpan(\"TODO: say why no span is needed.\")]\nvoid IWork.Do() { } }")]
    [InlineData("public class Job : IWork { public void [|Do|]() { } }", "public class Job : IWork { [NoSpan(\"TODO: say why no span is needed.\")]\npublic void Do() { } }")]
    [InlineData("public class Job(MetricGroup g) : IWork { public async void [|Do|]() => await Task.Yield(); }", "public class Job(MetricGroup g) : IWork { [NoSpan(\"TODO: say why no span is needed.\")]\npublic async void Do() => await Task.Yield(); }")]
    [InlineData("public class Job(MetricGroup g) : IWork { [NoSpan(\"\")] public void [|Do|]() => Run(); private void Run() => DoCore(); private void DoCore() { } }", "public class Job(MetricGroup g) : IWork { [NoSpan(\"TODO: say why no span is needed.\")] public void Do() => Run(); private void Run() => DoCore(); private void DoCore() { } }")]
    public Task Where_a_span_could_not_be_opened_only_the_exception_is_offered(string code, string fixedCode) =>
        FixTest<SpanRequiredAnalyzer, SpanRequiredFixProvider>.CheckAnnotation(Handler(code), Handler(fixedCode));

    private static string Handler(string code) => $"[assembly: RequireSpan(typeof(IWork))]\n\npublic interface IWork {{ void Do(); }}\n\n{code}";
}
