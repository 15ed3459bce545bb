using Instrumentation.Analyzers.Annotation.Options;
using Instrumentation.Analyzers.Builder;
using Instrumentation.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Testing;

namespace Instrumentation.Analyzers.Tests.Builder.Listed;

/// <summary>Which methods an entry of a list means, and for which files.</summary>
public class ListedMethodTests
{
    private const string Unended = "_group.AddSpan(Timed.Start<Job>(\"n\"));";
    private const string Reported = "_group.AddSpan([|Timed.Start<Job>(\"n\")|]);";
    private const string Starts = "instrumentation.start_methods = ";

    [Theory]
    [InlineData("")]
    [InlineData("[*.cs]\ninstrumentation.start_methods =")]
    [InlineData("[*.cs]\ninstrumentation.start_methods = ,")]
    [InlineData("[*.cs]\ninstrumentation.end_methods = Timed.Start")]
    [InlineData("[*.cs]\ninstrumentation.owner_methods = Timed.Start, [Acme.StartsSpan]")]
    [InlineData("[Other.cs]\ninstrumentation.start_methods = Timed.Start")]
    [InlineData("[*.cs]\ninstrumentation.start_methods = Timed.Start\n[Job.cs]\ninstrumentation.start_methods = Timed.Begin")]
    public Task A_method_that_is_not_listed_for_the_file_makes_no_span(string options) => Check(Unended, options);

    [Theory]
    [InlineData("start")]
    [InlineData("tart")]
    [InlineData("timed.Start")]
    [InlineData("Med.Start")]
    [InlineData("Other.Timed.Start")]
    [InlineData("Acme.Start")]
    [InlineData("Acme.Timed")]
    [InlineData("Start.Timed")]
    [InlineData("[StartsSpa]")]
    [InlineData("[Other.StartsSpan]")]
    [InlineData("[StartsSpanAttributeAttribute]")]
    [InlineData("[Start]")]
    [InlineData("StartsSpan")]
    public Task An_entry_that_means_other_methods_changes_nothing(string entry) => Check(Unended, "[*.cs]\n" + Starts + entry);

    [Theory]
    [InlineData("Start")]
    [InlineData("Timed.Start")]
    [InlineData("Acme.Timed.Start")]
    [InlineData("[StartsSpan]")]
    [InlineData("[StartsSpanAttribute]")]
    [InlineData("[Acme.StartsSpan]")]
    [InlineData("[ Acme.StartsSpanAttribute ]")]
    [InlineData("Other.Start, , Nothing,Timed.Start")]
    public Task A_method_is_listed_by_its_name_or_by_an_attribute(string entry) => Check(Reported, "[*.cs]\n" + Starts + entry);

    [Fact]
    public async Task A_global_configuration_lists_methods_for_all_files()
    {
        var files = ListedJob.Files(Reported, "");
        files.Add(".globalconfig", "is_global = true\n" + Starts + "Timed.Start");

        await RuleTest<SpanWithoutEndAnalyzer>.CheckFiles(files);
    }

    [Theory]
    [InlineData("Outer.Inner.Begin", "public static class Outer { public static class Inner { public static SpanBuilder Begin(SpanBuilder span) => span; } }", "Outer.Inner.Begin({0})")]
    [InlineData("Inner.Begin", "public static class Outer { public static class Inner { public static SpanBuilder Begin(SpanBuilder span) => span; } }", "Outer.Inner.Begin({0})")]
    [InlineData("Tools.Begin", "public sealed class Tools<T> { public T Begin(T span) => span; }", "new Tools<SpanBuilder>().Begin({0})")]
    [InlineData("Tools.Begin", "public static class Tools { public static T Begin<T>(this T span) => span; }", "{0}.Begin()")]
    [InlineData("Tools.Begin", "public static class Tools { extension(SpanBuilder span) { public SpanBuilder Begin() => span; } }", "{0}.Begin()")]
    [InlineData("ITools.Begin", "public interface ITools { SpanBuilder Begin(SpanBuilder span); }", "((ITools)null!).Begin({0})")]
    [InlineData("Tools.Begin", "public class Tools { public virtual SpanBuilder Begin(SpanBuilder span) => span; } public class Others : Tools { public override SpanBuilder Begin(SpanBuilder span) => span; }", "new Others().Begin({0})")]
    [InlineData("[Mark]", "public class MarkAttribute : Attribute; public class Tools { [Mark] public virtual SpanBuilder Begin(SpanBuilder span) => span; } public class Others : Tools { public override SpanBuilder Begin(SpanBuilder span) => span; }", "new Others().Begin({0})")]
    [InlineData("[Mark]", "public class MarkAttribute<T> : Attribute; public static class Tools { [Mark<int>] public static SpanBuilder Begin(this SpanBuilder span) => span; }", "{0}.Begin()")]
    [InlineData("Tools.Make", "public class Tools { public SpanBuilder Make(string name) => Span.Builder(typeof(Tools), name); }", "new Tools().Make(\"n\")")]
    public async Task Methods_of_all_kinds_can_be_listed(string entry, string helper, string call)
    {
        var files = ListedJob.Files($"_group.AddSpan([|{call.Replace("{0}", "Span.Builder(typeof(Job), \"n\")", StringComparison.Ordinal)}|]);", $"[*.cs]\n{Starts}{entry}");
        files["Helpers.cs"] = "using System; using Instrumentation.Traces;\n" + helper;

        await RuleTest<SpanWithoutEndAnalyzer>.CheckFiles(files);
    }

    [Theory]
    [InlineData("public static class Tools { public static void Begin(ref SpanBuilder span) { } }", "var span = Span.Builder(typeof(Job), \"n\"); Tools.Begin(ref span); _group.AddSpan(span);")]
    [InlineData("public static class Tools { public static System.Threading.Tasks.Task<SpanBuilder> Begin() => null!; }", "_group.AddSpan(await Tools.Begin());")]
    [InlineData("public static class Tools { public static string Begin(string name) => name; }", "_group.AddSpan(Span.Builder(typeof(Job), Tools.Begin(\"n\")));")]
    public async Task A_builder_that_a_listed_method_may_replace_or_does_not_make_is_left_alone(string helper, string body)
    {
        var files = ListedJob.Files(body, "[*.cs]\n" + Starts + "Begin");
        files["Helpers.cs"] = "using Instrumentation.Traces;\n" + helper;

        await RuleTest<SpanWithoutEndAnalyzer>.CheckFiles(files);
    }

    [Theory]
    [InlineData("Start()")]
    [InlineData("Timed..Start")]
    [InlineData("Timed.Start<T>")]
    [InlineData("Timed.*")]
    [InlineData("[Acme.StartsSpan")]
    [InlineData("[]")]
    [InlineData("global::Acme.Timed.Start")]
    [InlineData("T:Acme.Timed")]
    public Task An_entry_that_can_mean_no_method_is_reported(string entry) => RuleTest<IneffectiveOptionAnalyzer>.CheckFiles(
        ListedJob.Files("", $"[*.cs]\n{Starts}Timed.Start, {entry}"),
        new DiagnosticResult(IneffectiveOptionAnalyzer.Rule).WithArguments(
            $"'{entry}' in instrumentation.start_methods is no method: write Name, Type.Name or Namespace.Type.Name, without type arguments and parentheses, or an attribute as [Namespace.Name]."));

    [Fact]
    public Task An_entry_that_can_mean_no_method_takes_nothing_from_the_others() => Check(Reported, "[*.cs]\n" + Starts + "Start(), Timed.Start");

    [Theory]
    [InlineData("instrumentation.start_method", " Did you mean 'instrumentation.start_methods'?")]
    [InlineData("instrumentation.owners", " Did you mean 'instrumentation.owner_methods'?")]
    [InlineData("instrumentation.sampling_rate_of_everything", "")]
    public Task A_key_that_nobody_reads_is_reported(string key, string hint) => RuleTest<IneffectiveOptionAnalyzer>.CheckFiles(
        ListedJob.Files("", $"[*.cs]\n{key} = Timed.Start"),
        new DiagnosticResult(IneffectiveOptionAnalyzer.Rule).WithArguments($"{key} is no option.{hint}"));

    [Theory]
    [InlineData(ListedJob.ByName)]
    [InlineData(ListedJob.ByAttribute)]
    [InlineData("[*.cs]\ninstrumentation.start_methods = Nothing.Of.That.Name\nInstrumentation.End_Methods = [Unknown]\ninstrumentations.start = Start()")]
    public Task Lists_that_can_mean_a_method_are_not_reported(string options) => RuleTest<IneffectiveOptionAnalyzer>.CheckFiles(ListedJob.Files("", options));

    private static Task Check(string body, string options) => RuleTest<SpanWithoutEndAnalyzer>.CheckFiles(ListedJob.Files(body, options));
}
