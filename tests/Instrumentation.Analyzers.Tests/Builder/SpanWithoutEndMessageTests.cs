using Instrumentation.Analyzers.Builder;
using Instrumentation.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Testing;

namespace Instrumentation.Analyzers.Tests.Builder;

public class SpanWithoutEndMessageTests
{
    [Theory]
    [InlineData("_group.AddSpan({|#0:span|});", "", "SetEndTime")]
    [InlineData("if ({|#2:failed|}) { span.SetEndTsMillis(1); }\n_group.AddSpan({|#0:span|});", " if 'failed' is false", "SetEndTime")]
    [InlineData("if (!{|#2:failed|}) { } else { span.SetEndTsMillis(1); }\n_group.AddSpan({|#0:span|});", " if 'failed' is false", "SetEndTime")]
    [InlineData("foreach (var one in {|#2:orders|}) { span.SetEndTsMillis(1); }\n_group.AddSpan({|#0:span|});", " if 'orders' has no element", "SetEndTime")]
    [InlineData("try { {|#2:Work()|}; span.SetEndTsMillis(1); } finally { _group.AddSpan({|#0:span|}); }", " if 'Work()' throws", "SetEndTime")]
    public Task The_message_names_the_turns_of_the_path_and_the_locations_show_them(string rest, string turns, string method)
    {
        var expected = new DiagnosticResult(SpanWithoutEndAnalyzer.Rule).WithLocation(0).WithLocation(1).WithArguments(turns, method);
        if (turns.Length > 0)
        {
            expected = expected.WithLocation(2);
        }

        return RuleTest<SpanWithoutEndAnalyzer>.Check(
            Job.Method($"var span = {{|#1:Span.Builder(typeof(Job), \"n\").SetStartTime(order.Started)|}};\n{rest}"), expected);
    }

    [Fact]
    public Task The_message_names_the_last_three_turns_and_shortens_long_ones() => RuleTest<SpanWithoutEndAnalyzer>.Check(
        Job.Method(
            """
            var span = {|#1:Span.Builder(typeof(Job), "n").SetStartTsMillis(1)|};
            if ({|#2:kind == 1|}) { span.SetEndTsMillis(1); }
            if ({|#3:kind == 2|}) { span.SetEndTsMillis(1); }
            if ({|#4:orders[0].Id.Length
                + orders[1].Id.Length + orders[2].Id.Length == 3|}) { span.SetEndTsMillis(1); }
            if ({|#5:kind == 4|}) { span.SetEndTsMillis(1); }
            _group.AddSpan({|#0:span|});
            """),
        new DiagnosticResult(SpanWithoutEndAnalyzer.Rule).WithLocation(0).WithLocation(1).WithLocation(2).WithLocation(3).WithLocation(4).WithLocation(5).WithArguments(
            " if 'kind == 2' is false and 'orders[0].Id.Length + orders[1].Id.Length + orders[2].Id.Le…' is false and 'kind == 4' is false", "SetEndTsMillis"));

    [Fact]
    public Task The_message_names_a_throw_statement() => RuleTest<SpanWithoutEndAnalyzer>.Check(
        Job.Method(
            """
            var span = {|#1:Span.Builder(typeof(Job), "n").SetStartTsMillis(1)|};
            try { if ({|#2:failed|}) throw {|#3:new IOException()|}; span.SetEndTsMillis(1); } catch (IOException) { }
            _group.AddSpan({|#0:span|});
            """),
        new DiagnosticResult(SpanWithoutEndAnalyzer.Rule).WithLocation(0).WithLocation(1).WithLocation(2).WithLocation(3)
            .WithArguments(" if 'failed' is true and 'throw new IOException();' runs", "SetEndTsMillis"));
}
