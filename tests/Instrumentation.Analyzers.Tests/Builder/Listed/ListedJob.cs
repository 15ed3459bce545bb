using Instrumentation.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Tests.Builder.Listed;

/// <summary>Puts statements into the method of <see cref="Job"/>, beside helpers of the user that <c>.editorconfig</c> lists: by name, and again by attribute.</summary>
internal static class ListedJob
{
    public const string Helpers = """
        global using Acme;
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Instrumentation.Metrics;
        using Instrumentation.Traces;

        namespace Acme;

        [AttributeUsage(AttributeTargets.Method)] public sealed class StartsSpanAttribute : Attribute;
        [AttributeUsage(AttributeTargets.Method)] public sealed class EndsSpan : Attribute;
        [AttributeUsage(AttributeTargets.Method)] public sealed class ReportsSpanAttribute : Attribute;

        public static class Timed
        {
            [StartsSpan] public static SpanBuilder Start(Type scope, string name) => Span.Builder(scope, name).Begin();
            [StartsSpan] public static SpanBuilder Start<T>(string name) => Start(typeof(T), name);
            [StartsSpan] public static SpanBuilder Begin(this SpanBuilder span) => span.SetStartTime(DateTimeOffset.UtcNow);
            [StartsSpan] public static void BeginAt(SpanBuilder span, DateTimeOffset time) => span.SetStartTime(time);
            [EndsSpan] public static SpanBuilder Finish(this SpanBuilder span) => span.SetEndTime(DateTimeOffset.UtcNow);
            [EndsSpan] public static void FinishNow(SpanBuilder span) => span.Finish();
            [EndsSpan] public static void FinishAt(SpanBuilder span, DateTimeOffset time) => span.SetEndTime(time);
            [StartsSpan, EndsSpan] public static SpanBuilder Took(this SpanBuilder span, TimeSpan time) => span.SetEndTime(DateTimeOffset.UtcNow).SetStartTime(DateTimeOffset.UtcNow - time);
            [ReportsSpan] public static void Report(this MetricGroup group, SpanBuilder span) => group.AddSpan(span);
            [ReportsSpan] public static SpanBuilder ReportTo(this SpanBuilder span, MetricGroup group) { group.AddSpan(span); return span; }
            [ReportsSpan] public static void ReportAll(MetricGroup group, params SpanBuilder[] spans) { foreach (var span in spans) { group.AddSpan(span); } }
            [ReportsSpan] public static async Task ReportAsync(MetricGroup group, SpanBuilder span) { await Task.Yield(); group.AddSpan(span); }
            [EndsSpan, ReportsSpan] public static void Close(this SpanBuilder span, MetricGroup group) => group.AddSpan(span.Finish());
        }
        """;

    public const string ByName = """
        [*.cs]
        instrumentation.start_methods = Acme.Timed.Start, Timed.Begin, BeginAt, Took
        instrumentation.end_methods = Timed.Finish, FinishNow,FinishAt , Timed.Close, Took,
        instrumentation.owner_methods = Timed.Report, Acme.Timed.ReportTo, ReportAll, ReportAsync, Close
        """;

    public const string ByAttribute = """
        [*.cs]
        instrumentation.start_methods = [Acme.StartsSpan]
        instrumentation.end_methods = [EndsSpan]
        instrumentation.owner_methods = [Acme.ReportsSpanAttribute]
        """;

    public static async Task Check<TAnalyzer>(string body)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        await RuleTest<TAnalyzer>.CheckFiles(Files(body, ByName));
        await RuleTest<TAnalyzer>.CheckFiles(Files(body, ByAttribute));
    }

    public static Task Fix<TAnalyzer, TFix>(string body, string fixedBody, string options = ByAttribute)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new() =>
        FixTest<TAnalyzer, TFix>.Check(Job.Method(body), Job.Method(fixedBody), new Dictionary<string, string> { ["Helpers.cs"] = Helpers, [".editorconfig"] = "root = true\n\n" + options });

    public static Dictionary<string, string> Files(string body, string options) => new()
    {
        ["Job.cs"] = Job.Method(body),
        ["Helpers.cs"] = Helpers,
        [".editorconfig"] = "root = true\n\n" + options,
    };
}
