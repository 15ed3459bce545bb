using System.Text;
using Instrumentation.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

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

    /// <summary>The tree stays when another file is edited, and so does what was found in it.</summary>
    [Fact]
    public void A_file_is_searched_once_for_a_name()
    {
        var text = new CountedText("Begin Start");
        var tree = CSharpSyntaxTree.ParseText(text);

        Assert.Equal([0], WrittenNames.PlacesIn(tree, ["Begin"]));
        var read = text.Read;
        Assert.Equal([0], WrittenNames.PlacesIn(tree, ["Begin"]));
        Assert.Equal(read, text.Read);
        Assert.Equal([0, 6], WrittenNames.PlacesIn(tree, ["Begin", "Start"]));
        Assert.Equal(read + 1, text.Read);
    }

    private static IReadOnlyList<int>? Places(string text, params string[] names) => WrittenNames.PlacesIn(UserProject.Parse(text), names);

    /// <summary>Counts how often it is read as a whole.</summary>
    private sealed class CountedText(string text) : SourceText
    {
        public int Read { get; private set; }

        public override Encoding? Encoding => null;

        public override int Length => text.Length;

        public override char this[int position] => text[position];

        public override void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count) => text.CopyTo(sourceIndex, destination, destinationIndex, count);

        public override string ToString(TextSpan span)
        {
            Read += span.Length == text.Length ? 1 : 0;
            return text.Substring(span.Start, span.Length);
        }
    }
}
