using Instrumentation.Analyzers.CodeFixes.Refactorings;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Refactorings;

/// <summary>Each case differs in one thing from code that is converted; the first test shows that this code is.</summary>
public class ConvertToSpanNotOfferedTests
{
    private const string Opening = """var span = Span.Builder(typeof(Job), "run").SetStartTime(DateTimeOffset.UtcNow);""";
    private const string Work = "return Handle(order);";
    private const string Ending = "span.SetEndTime(DateTimeOffset.UtcNow); _group.AddSpan(span);";
    private const string Scope = """using var span = _group.StartSpan(typeof(Job), "run");""";

    [Fact]
    public async Task The_code_that_the_cases_differ_from_is_converted()
    {
        Assert.Contains("""[Span("run")]""", await RefactoringTest<ConvertToSpanRefactoringProvider>.Apply(Code(Try(Opening, Work, Ending))), StringComparison.Ordinal);
        Assert.Contains("""[Span("run")]""", await RefactoringTest<ConvertToSpanRefactoringProvider>.Apply(Code($"{Scope} {Work}")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("_kept = span; return 1;")]
    [InlineData("Take(span); return 1;")]
    [InlineData("return Handle(order, span.SetAttribute(\"a\", 1));")]
    [InlineData("Action later = () => span.SetAttribute(\"a\", 1); later(); return 1;")]
    [InlineData("void Later() => span.SetAttribute(\"a\", 1); Later(); return 1;")]
    [InlineData("var same = span; return Handle(order);")]
    [InlineData("span = Span.Builder(typeof(Job), \"other\"); return 1;")]
    [InlineData("if (order is null) span = null!; return 1;")]
    public Task The_builder_leaves_the_method(string work) => NotOffered(Try(Opening, work, Ending));

    [Theory]
    [InlineData("_group.AddSpan(span); return 1;")]
    [InlineData("return span.Build().Name.Length;")]
    [InlineData("span.SetStartTime(DateTimeOffset.UtcNow); return 1;")]
    [InlineData("span.SetEndTsMillis(1); return 1;")]
    [InlineData("span.SetTraceKey(order); return 1;")]
    [InlineData("span.SetParent(default); return 1;")]
    [InlineData("span.SetStatus(SpanStatus.Error, \"empty\"); throw new InvalidOperationException(\"The order is empty.\");")]
    public Task The_work_says_of_the_span_what_a_wrapper_decides(string work) => NotOffered(Try(Opening, work, Ending));

    [Theory]
    [InlineData("""var span = Span.Builder(typeof(Job), "run");""")]
    [InlineData("""var span = Span.Builder(typeof(Job), "run").SetStartTsMillis(0);""")]
    [InlineData("""var span = Span.Builder(typeof(Job), "run").SetStartTime(_since);""")]
    [InlineData("""var span = Span.Builder(typeof(Job), "run").SetStartTime(DateTimeOffset.UtcNow.AddSeconds(-1));""")]
    [InlineData("""var span = Span.Builder(typeof(Job), "run").SetStartTsMillis(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - 1000);""")]
    [InlineData("""var span = Span.Builder(typeof(Job), "run").SetStartTsMillis(Earlier());""")]
    [InlineData("""var span = Span.Builder(typeof(Job), "run").SetStartTime(DateTimeOffset.UtcNow).SetStartTime(DateTimeOffset.UtcNow);""")]
    [InlineData("""Handle(order); var span = Span.Builder(typeof(Job), "run").SetStartTime(DateTimeOffset.UtcNow);""")]
    [InlineData("""ArgumentNullException.ThrowIfNull(order); var span = Span.Builder(typeof(Job), "run").SetStartTime(DateTimeOffset.UtcNow);""")]
    [InlineData("""var rows = Handle(order); var span = Span.Builder(typeof(Job), "run").SetStartTime(DateTimeOffset.UtcNow);""")]
    public Task The_span_does_not_start_when_the_method_does(string opening) => NotOffered(Try(opening, Work, Ending));

    [Theory]
    [InlineData("_group.AddSpan(span);")]
    [InlineData("span.SetEndTime(_since); _group.AddSpan(span);")]
    [InlineData("span.SetEndTime(default); _group.AddSpan(span);")]
    [InlineData("span.SetEndTime(DateTimeOffset.UtcNow);")]
    [InlineData("span.SetEndTime(DateTimeOffset.UtcNow); _group.AddSpan(span); Handle(order);")]
    [InlineData("Handle(order); span.SetEndTime(DateTimeOffset.UtcNow); _group.AddSpan(span);")]
    [InlineData("span.SetEndTime(DateTimeOffset.UtcNow); if (order.Length > 3) _group.AddSpan(span);")]
    [InlineData("span.SetEndTime(DateTimeOffset.UtcNow); _group.AddSpan(span); _group.AddSpan(span);")]
    [InlineData("span.SetEndTime(DateTimeOffset.UtcNow); _group.AddSpan(_kept!.AddChild(span));")]
    [InlineData("span.SetEndTime(DateTimeOffset.UtcNow); _group.AddSpan(Span.Builder(typeof(Job), \"other\"));")]
    public Task The_span_is_not_ended_and_reported_at_the_end_and_once(string ending) => NotOffered(Try(Opening, Work, ending));

    [Theory]
    [InlineData("span.SetEndTime(DateTimeOffset.UtcNow); _group.AddGroup(\"x\").AddSpan(span);")]
    [InlineData("span.SetEndTime(DateTimeOffset.UtcNow); Other._group.AddSpan(span);")]
    [InlineData("span.SetEndTime(DateTimeOffset.UtcNow); MetricGroup.Unregistered.AddSpan(span);")]
    public Task The_span_goes_to_another_group_than_the_generator_would_find(string ending) => NotOffered(Try(Opening, Work, ending));

    [Fact]
    public Task The_group_is_replaced_meanwhile() => NotOffered(Try(Opening, "_group = MetricGroup.Unregistered; return 1;", Ending));

    [Theory]
    [InlineData("""var span = Span.Builder(GetType(), "run").SetStartTime(DateTimeOffset.UtcNow);""")]
    [InlineData("""var span = Span.Builder(typeof(Job), order).SetStartTime(DateTimeOffset.UtcNow);""")]
    [InlineData("""var span = Span.Builder(typeof(Job), $"run {order}").SetStartTime(DateTimeOffset.UtcNow);""")]
    [InlineData("""var span = Span.Builder(typeof(Job), " ").SetStartTime(DateTimeOffset.UtcNow);""")]
    [InlineData("""var span = Span.Builder(typeof(Job), "run").SetStartTime(DateTimeOffset.UtcNow).SetAttribute("a", order).SetAttribute("a", order.Length);""")]
    [InlineData("""var span = Started();""")]
    [InlineData("""const string name = "run"; var span = Span.Builder(typeof(Job), name).SetStartTime(DateTimeOffset.UtcNow);""")]
    public Task The_span_is_one_that_attributes_cannot_describe(string opening) => NotOffered(Try(opening, Work, Ending));

    [Theory]
    [InlineData("catch (Exception) { span.SetStatus(SpanStatus.Error, \"failed\"); throw; }")]
    [InlineData("catch (Exception) { span.SetStatus(SpanStatus.Ok); throw; }")]
    [InlineData("catch (Exception e) { span.SetStatus(SpanStatus.Error, e.Message); throw new InvalidOperationException(\"x\", e); }")]
    public Task The_status_is_one_that_a_wrapper_would_overwrite(string clause) => NotOffered($"{Opening} try {{ {Work} }} {clause} finally {{ {Ending} }}");

    [Theory]
    [InlineData("{0} try {{ Handle(order); }} finally {{ {1} }} return Handle(order);")]
    [InlineData("{0} try {{ Handle(order); }} catch {{ {1} throw; }} {1} return 1;")]
    [InlineData("{0} var rows = Handle(order); {1} return rows;")]
    [InlineData("{0} try {{ Handle(order); }} finally {{ {1} }} try {{ return 1; }} finally {{ Handle(order); }}")]
    [InlineData("if (order is null) return 0; {0} try {{ return 1; }} finally {{ {1} }}")]
    [InlineData("{0} try {{ return 1; // last\n }} finally {{ {1} }}\n#if NET\n#endif\n")]
    [InlineData("{0} try {{ return 1;\n // This is the end.\n }} finally {{ {1} }}")]
    [InlineData("{0} try // This is the work.\n {{ return 1; }} finally {{ {1} }}")]
    [InlineData("{0} try {{ // This is the work.\n return 1; }} finally {{ {1} }}")]
    public Task The_work_is_not_in_one_try(string shape) => NotOffered(string.Format(null, shape, Opening, Ending));

    [Theory]
    [InlineData("""Handle(order); using var span = _group.StartSpan(typeof(Job), "run"); return 1;""")]
    [InlineData("""using var span = _group.AddGroup("x").StartSpan(typeof(Job), "run"); return 1;""")]
    [InlineData("""using var span = _group.StartSpan(GetType(), "run"); return 1;""")]
    [InlineData("""using var span = _group.StartSpan(typeof(Job), "run"); span.Dispose(); return 1;""")]
    [InlineData("""using var span = _group.StartSpan(typeof(Job), "run"); IDisposable same = span; return 1;""")]
    [InlineData("""var span = _group.StartSpan(typeof(Job), "run"); return 1;""")]
    [InlineData("""using (_group.StartSpan(typeof(Job), "run")) { Handle(order); } return Handle(order);""")]
    [InlineData("using (_group.StartSpan(typeof(Job), \"run\")) { return 1;\n // This is the end.\n }")]
    [InlineData("""using (_group.StartSpan(typeof(Job), "one")) using (_group.StartSpan(typeof(Job), "two")) { return 1; }""")]
    [InlineData("""using SpanScope one = _group.StartSpan(typeof(Job), "one"), two = _group.StartSpan(typeof(Job), "two"); return 1;""")]
    public Task The_scope_is_not_around_the_whole_body(string body) => NotOffered(body);

    [Theory]
    [InlineData("public Task<int> [|Run|](string order)")]
    [InlineData("public IEnumerable<char> [|Run|](string order)")]
    public Task The_hand_written_span_does_not_wait_for_what_is_returned(string head) => RefactoringTest<ConvertToSpanRefactoringProvider>.CheckNotOffered(
        $$"""
        class Job(MetricGroup group)
        {
            {{head}}
            {
                using var span = group.StartSpan(typeof(Job), "run");
                return null!;
            }
        }
        """);

    private static string Try(string opening, string work, string ending) => $"{opening} try {{ {work} }} finally {{ {ending} }}";

    private static Task NotOffered(string body)
    {
        // What is not converted for not compiling would prove nothing.
        var code = Code(body);
        Assert.DoesNotContain(UserProject.Compile(code.Replace("[|Run|]", "Run", StringComparison.Ordinal)).GetDiagnostics(), found => found.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        return RefactoringTest<ConvertToSpanRefactoringProvider>.CheckNotOffered(code);
    }

    private static string Code(string body) => $$"""
        public class Job
        {
            private MetricGroup _group = MetricGroup.Unregistered;
            private SpanBuilder? _kept;
            private DateTimeOffset _since;

            private Job Other => this;
            private static SpanBuilder Started() => Span.Builder(typeof(Job), "run").SetStartTime(DateTimeOffset.UtcNow);
            private static long Earlier() => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - 1000;
            private int Handle(string order, SpanBuilder? span = null) => order.Length;
            private void Take(SpanBuilder span) => _kept = span;

            public int [|Run|](string order)
            {
                {{body}}
            }
        }
        """;
}
