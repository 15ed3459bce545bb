using Instrumentation.Analyzers.CodeFixes.Refactorings;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Refactorings;

public class ConvertScopeToSpanTests
{
    [Fact]
    public Task A_scope_that_is_declared_at_the_beginning() => Offered(
        """
        public class Load : RichFunction
        {
            public int [|Run|](string table, params int[] rows)
            {
                using var span = RuntimeContext.MetricGroup.StartSpan(typeof(Load), "load");
                span.SetAttribute("table", table).SetAttribute("rows", rows.Length);

                var text = $"{table} rows";
                span.SetAttribute("text", text);
                return text.Length;
            }
        }
        """,
        """
        public partial class Load : RichFunction
        {
            [Span("load")]
            public partial int Run([SpanTag("table")] string table, [SpanTag("rows", Member = "Length")] params int[] rows);

            private int RunCore(string table, int[] rows, SpanBuilder span)
            {
                var text = $"{table} rows";
                span.SetAttribute("text", text);
                return text.Length;
            }
        }
        """);

    [Fact]
    public Task A_scope_around_a_block() => Offered(
        """"
        public class Load : RichFunction
        {
            public int [|Run|](string table)
            {
                int rows;
                using (var scope = MetricGroup.StartSpan(typeof(string), "load {all}"))
                {
                    scope.SetAttribute("this", GetHashCode());
                    rows = table
                        .Length + """
                            two
                              lines
                            """.Length;
                    // At the end.
                    scope.SetAttribute("rows", rows);
                }

                return rows;
            }
        }
        """",
        """"
        public partial class Load : RichFunction
        {
            [Span("load {{all}}", Scope = typeof(string))]
            public partial int Run(string table);

            private int RunCore(string table, SpanBuilder scope)
            {
                int rows;
                scope.SetAttribute("this", GetHashCode());
                rows = table
                    .Length + """
                            two
                              lines
                            """.Length;
                // At the end.
                scope.SetAttribute("rows", rows);

                return rows;
            }
        }
        """");

    [Fact]
    public Task A_scope_without_a_name() => Offered(
        """
        public static class Load
        {
            public static void [|Run|](RuntimeContext context)
            {
                using (context.MetricGroup.StartSpan(typeof(Load), nameof(Run)))
                {
                    GC.Collect();
                }
            }
        }
        """,
        """
        public static partial class Load
        {
            [Span(nameof(Run))]
            public static partial void Run(RuntimeContext context);

            private static void RunCore(RuntimeContext context)
            {
                GC.Collect();
            }
        }
        """);

    private static Task Offered(string code, string changed) => RefactoringTest<ConvertToSpanRefactoringProvider>.Check(code, changed);
}
