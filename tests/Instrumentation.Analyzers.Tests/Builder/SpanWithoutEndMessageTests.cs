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
}
