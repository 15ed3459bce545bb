using Instrumentation.Hosting.Tests.Doubles;
using Microsoft.Extensions.Configuration;

namespace Instrumentation.Hosting.Tests;

public class ConfigurationListTests
{
    private const string List = "traces:reporter:a:list";

    [Fact]
    public void Items_come_in_the_order_of_their_numbers()
    {
        var items = Enumerable.Range(0, 12).Select(i => new KeyValuePair<string, string?>($"{List}:{i}", $"i{i}")).Reverse();

        Assert.Equal("i0;i1;i2;i3;i4;i5;i6;i7;i8;i9;i10;i11", ListOf(items));
    }

    [Fact]
    public void Items_with_separators_and_quotes_are_kept_apart() =>
        Assert.Equal("'a;b';it's;'''q''';", ListOf(Source.Of(($"{List}:0", "a;b"), ($"{List}:1", "it's"), ($"{List}:2", "'q'"), ($"{List}:3", ""))));

    [Fact]
    public void A_later_source_replaces_items_by_number() =>
        Assert.Equal("a;B;c", ListOf([new($"{List}:0", "a"), new($"{List}:1", "b")], [new("TRACES:REPORTER:A:LIST:1", "B"), new($"{List}:2", "c")]));

    [Fact]
    public void A_later_text_takes_the_place_of_items() =>
        Assert.Equal("x;y", ListOf([new($"{List}:0", "a"), new($"{List}:1", "b")], [new("traces.reporter.a.list", "x;y")]));

    [Fact]
    public void Later_items_take_the_place_of_a_text_and_of_items_before_it() =>
        Assert.Equal("z", ListOf([new($"{List}:0", "a"), new($"{List}:1", "b")], [new("traces.reporter.a.list", "x;y")], [new($"{List}:0", "z")]));

    [Fact]
    public void A_later_null_takes_a_value_back()
    {
        Assert.Null(ListOf([new($"{List}:0", "a")], [new(List, null)]));
        Assert.Null(ListOf([new("traces.reporter.a.list", "a")], [new(List, null)]));
        Assert.Equal("b", ListOf([new($"{List}:0", "a"), new($"{List}:1", "b")], [new($"{List}:0", null)]));
    }

    [Fact]
    public void A_list_written_twice_in_one_source_is_said()
    {
        var configured = Configured.From(Source.Probe("a"), [new($"{List}:0", "a"), new("traces.reporter.a.list", "b")]);

        Assert.Equal("b", configured.Reporters["a"]["list"]);
        Assert.Equal([$"A setting stands twice in one source of the configuration, or in a section of it, as 'traces.reporter.a.list' and as '{List}:0'; 'traces.reporter.a.list' is used."], configured.Warnings);
    }

    [Fact]
    public void What_has_keys_below_it_is_no_list()
    {
        var configured = Configured.From(Source.Probe("a"), [new("traces:reporter:0:factory:class", "ProbeFactory"), new("traces:reporter:0:hosts:0:name", "x")]);

        Assert.Equal(["0", "a"], configured.Reporters.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("x", configured.Reporters["0"]["hosts.0.name"]);
    }

    [Fact]
    public void The_list_of_reporters_is_separated_by_commas()
    {
        var configured = Configured.From(Source.Probe("a"), [new("traces.reporter.b.factory.class", "ProbeFactory"), new("traces.reporter.c.factory.class", "ProbeFactory")], [new("traces:reporters:0", "a"), new("Traces.Reporters.1", "C")]);

        Assert.Equal(["a", "c"], configured.Reporters.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(configured.Warnings);
    }

    private static string? ListOf(params IEnumerable<KeyValuePair<string, string?>>[] sources) =>
        Configured.From([Source.Probe("a"), .. sources]).Reporters["a"].GetValueOrDefault("list");
}
