using Instrumentation.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Tests.Builder;

/// <summary>Puts statements into the method of <see cref="Job"/> and checks one rule.</summary>
internal static class Paths<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    public static Task Silent(string body) => RuleTest<TAnalyzer>.Check(Job.Method(body));

    public static Task SilentIn(string member) => RuleTest<TAnalyzer>.Check(Job.Member(member));

    /// <summary>Nearly the same code twice, of which only one has a path that is wrong.</summary>
    public static async Task Pair(string reported, string silent)
    {
        await Silent(silent);
        await RuleTest<TAnalyzer>.Check(Job.Method(reported));
    }
}
