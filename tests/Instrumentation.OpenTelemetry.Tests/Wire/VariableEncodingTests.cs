using Instrumentation.Traces;

namespace Instrumentation.OpenTelemetry.Tests.Wire;

/// <summary>Under which names attributes and variables arrive, and which of two that come to the same name.</summary>
public class VariableEncodingTests
{
    [Theory]
    [InlineData(new string[0], "city=variable, host=variable, shop=variable")]
    [InlineData(new[] { "shop" }, "city=variable, host=variable, shop=shop")]
    [InlineData(new[] { "<shop>" }, "city=variable, host=variable, shop=<shop>")]
    [InlineData(new[] { "shop", "<shop>" }, "city=variable, host=variable, shop=shop")]
    [InlineData(new[] { "<shop>", "shop" }, "city=variable, host=variable, shop=shop")]
    [InlineData(new[] { "<shop>", "<host>", "city" }, "city=city, host=<host>, shop=<shop>")]
    [InlineData(new[] { "shot" }, "city=variable, host=variable, shop=variable, shot=shot")]
    [InlineData(new[] { "<shot>", "other" }, "city=variable, host=variable, other=other, shop=variable, shot=<shot>")]
    [InlineData(new[] { "<shop" }, "<shop=<shop, city=variable, host=variable, shop=variable")]
    [InlineData(new[] { "shop>" }, "city=variable, host=variable, shop=variable, shop>=shop>")]
    [InlineData(new[] { "shop>", "<shop" }, "<shop=<shop, city=variable, host=variable, shop=variable, shop>=shop>")]
    public async Task Names_lose_their_brackets_and_of_one_name_that_which_the_function_set_without_them_wins(string[] attributes, string arrive)
    {
        var variables = await EncodedSpan.VariablesAsync(("host", "variable"), ("shop", "variable"), ("city", "variable"));

        // The value tells which it is.
        var builder = attributes.Aggregate(Span.Builder(typeof(VariableEncodingTests), "work"), (builder, name) => builder.SetAttribute(name, name));
        var read = EncodedSpan.Read(builder, variables);

        Assert.Equal(arrive, string.Join(", ", read.Attributes.Select(attribute => $"{attribute.Key}={attribute.Value.StringValue}").Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(128)]
    public async Task A_variable_gives_way_whatever_the_length_of_its_name(int length)
    {
        var name = new string('n', length);

        var read = EncodedSpan.Read(Span.Builder(typeof(VariableEncodingTests), "work").SetAttribute(name, "mine"), await EncodedSpan.VariablesAsync((name, "variable")));

        Assert.Equal("mine", Assert.Single(read.Attributes).Value.StringValue);
    }
}
