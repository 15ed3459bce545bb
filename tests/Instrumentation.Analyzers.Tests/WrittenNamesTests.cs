using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests;

/// <summary>Where names may stand in a file, told from its text: more places than there are do no harm, fewer would silence rules.</summary>
public class WrittenNamesTests
{
    [Theory]
    [InlineData("")]
    [InlineData("TimeSpan SpanBuilder Spans _Span Span_ éSpan Span1 span SPAN")]
    public void A_text_without_the_name_has_no_place(string text) => Assert.Equal([], Places(text, "Span"));

    [Theory]
    [InlineData("Span", 0)]
    [InlineData("x.Span", 2)]
    [InlineData("@Span", 1)]
    [InlineData("[Span(\"é\")]", 1)]
    [InlineData("Spans Span TimeSpan", 6)]
    [InlineData("/* Span */", 3)]
    [InlineData("\"Span\"", 1)]
    [InlineData("#if NEVER\nSpan\n#endif", 10)]
    public void A_whole_name_is_a_place_wherever_it_stands(string text, int place) => Assert.Equal([place], Places(text, "Span"));

    [Fact]
    public void The_places_of_several_names_are_in_order() => Assert.Equal([0, 6, 12], Places("Begin Start Begin", "Start", "Begin"));

    [Theory]
    [InlineData("Sp\\u0061n")]
    [InlineData("Sp\\U00000061n")]
    [InlineData("\"caf\\u00e9\"")]
    [InlineData("Sp\u00ADan")]
    [InlineData("// \u200B")]
    [InlineData("\"C:\\\\users\"")]
    public void Nothing_is_known_of_a_text_that_can_spell_a_name_in_another_way(string text) => Assert.Null(Places(text, "Span"));

    private static IReadOnlyList<int>? Places(string text, params string[] names) => WrittenNames.PlacesIn(UserProject.Parse(text), names);
}
