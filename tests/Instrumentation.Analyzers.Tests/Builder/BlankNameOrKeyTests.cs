using Instrumentation.Analyzers.Builder;

namespace Instrumentation.Analyzers.Tests.Builder;

/// <summary>SPAN109.</summary>
public class BlankNameOrKeyTests
{
    [Theory]
    [InlineData("_group.AddSpan(Span.Builder(typeof(Job), \"load\").SetAttribute(\"rows\", 3L).SetTraceKey(order.Id));")]
    [InlineData("_group.AddSpan(Span.Builder(typeof(Job), order.Id).SetAttribute(order.Id, \"\"));")]
    [InlineData("_group.AddSpan(Span.Builder(typeof(Job), $\"load {order.Id}\").SetAttribute(\"text\", (string?)null).SetStatus(SpanStatus.Error, \"\"));")]
    [InlineData("using var span = _group.StartSpan(typeof(Job), \"load\"); span.SetAttribute(\"a\", \" \").SetStatus(SpanStatus.Error, \"\");")]
    [InlineData("var name = \"\"; if (failed) name = \"failed\"; _group.AddSpan(Span.Builder(typeof(Job), name));")]
    [InlineData("var name = \"\"; name += order.Id; _group.AddSpan(Span.Builder(typeof(Job), name));")]
    [InlineData("foreach (var name in new[] { \"\", \"a\" }) _group.AddSpan(Span.Builder(typeof(Job), name));")]
    [InlineData("_group.AddGroup(\"sub\").AddSpan(Span.Builder(name: nameof(Run), classScope: typeof(Job)));")]
    public Task Names_and_keys_that_say_something_or_are_not_known_are_not_reported(string body) => Silent(body);

    [Theory]
    [InlineData("[|\"\"|]", "order.Id")]
    [InlineData("[|\" \"|]", "\" a \"")]
    [InlineData("[|\"\\t\\n\"|]", "\"\\\\t\"")]
    [InlineData("[|null|]!", "null + order.Id")]
    [InlineData("[|default|]!", "order?.Id!")]
    [InlineData("[|string.Empty|]", "string.Empty + order.Id")]
    [InlineData("[|$\"\"|]", "$\"{order.Id}\"")]
    public Task Blank_texts_of_every_kind(string marked, string text) => Pair(
        reported: $"_group.AddSpan(Span.Builder(typeof(Job), {marked}).SetAttribute({marked}, 3L).SetTraceKey({marked}));",
        silent: $"_group.AddSpan(Span.Builder(typeof(Job), {text}).SetAttribute({text}, 3L).SetTraceKey({text}));");

    [Fact]
    public Task Constant_and_variable_assigned_once() => Pair(
        reported: "const string none = \"\"; var name = none; parent.SetAttribute([|name|], 3L).SetAttribute([|none|], true);",
        silent: "const string some = \"a\"; var name = some; parent.SetAttribute(name, 3L).SetAttribute(some, true);");

    [Fact]
    public Task Scope_of_a_block() => Pair(
        reported: "using var span = _group.StartSpan(typeof(Job), [|\"\"|]); span.SetAttribute([|\"  \"|], 1.5);",
        silent: "using var span = _group.StartSpan(typeof(Job), \"block\"); span.SetAttribute(\"a\", 1.5);");

    [Fact]
    public Task Named_arguments() => Pair(
        reported: "_group.AddSpan(Span.Builder(name: [|\"\"|], classScope: typeof(Job)));",
        silent: "_group.AddSpan(Span.Builder(name: \"n\", classScope: typeof(Job)));");

    [Fact]
    public Task Builders_of_others_and_lambdas() => Pair(
        reported: "Action run = () => _kept?.SetAttribute([|\"\"|], 1L); Started().SetTraceKey([|\"\"|]);",
        silent: "Action run = () => _kept?.SetAttribute(\"a\", 1L); Started().SetTraceKey(\"a\");");

    private static Task Silent(string body) => Paths<BlankNameOrKeyAnalyzer>.Silent(body);

    private static Task Pair(string reported, string silent) => Paths<BlankNameOrKeyAnalyzer>.Pair(reported, silent);
}
