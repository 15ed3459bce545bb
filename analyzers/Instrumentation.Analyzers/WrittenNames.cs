using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.Analyzers;

/// <summary>
/// Finds names in the text of source files. Rules ask it before they look at anything else: most files do not have the names they are about, and to search a text costs
/// far less than to walk through its syntax, let alone to bind it. Each file is searched once for a name: with every keystroke there is a new compilation, of which all
/// files but one are the same.
/// </summary>
internal sealed class WrittenNames
{
    private static readonly ConditionalWeakTable<SyntaxTree, WrittenNames> Known = new();

    private readonly SyntaxTree _tree;
    private readonly Dictionary<string, int[]> _places = [];
    private readonly bool _hasOtherSpellings;

    private WrittenNames(SyntaxTree tree)
    {
        _tree = tree;
        _hasOtherSpellings = HasOtherSpellings(tree.GetText().ToString());
    }

    /// <summary>Where the names stand in the text, in order: in comments and literals too, and in code that is compiled under other conditions. Thread-safe.</summary>
    /// <returns>Null when a name may be written in another way in this file, with an escape or with characters that do not count, so that it may stand anywhere.</returns>
    public static IReadOnlyList<int>? PlacesIn(SyntaxTree tree, IReadOnlyCollection<string> names)
    {
        var file = Known.GetValue(tree, static key => new WrittenNames(key));
        return file._hasOtherSpellings ? null : file.PlacesOf(names);
    }

    private List<int> PlacesOf(IReadOnlyCollection<string> names)
    {
        var places = new List<int>();
        string? text = null;
        lock (_places)
        {
            foreach (var name in names)
            {
                if (!_places.TryGetValue(name, out var found))
                {
                    text ??= _tree.GetText().ToString();
                    _places.Add(name, found = [.. Find(text, name)]);
                }

                places.AddRange(found);
            }
        }

        places.Sort();
        return places;
    }

    private static IEnumerable<int> Find(string text, string name)
    {
        for (var place = Next(text, name, 0); place >= 0; place = Next(text, name, place + name.Length))
        {
            if (IsWhole(text, place, name.Length))
            {
                yield return place;
            }
        }
    }

    private static int Next(string text, string name, int start) => text.IndexOf(name, start, StringComparison.Ordinal);

    private static bool IsWhole(string text, int place, int length) =>
        (place == 0 || !SyntaxFacts.IsIdentifierPartCharacter(text[place - 1]))
        && (place + length == text.Length || !SyntaxFacts.IsIdentifierPartCharacter(text[place + length]));

    /// <summary>The text has escapes, or characters that say nothing in a name, as a soft hyphen.</summary>
    private static bool HasOtherSpellings(string text)
    {
        foreach (var letter in text)
        {
            if (letter > '\x7f' && CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.Format)
            {
                return true;
            }
        }

        return text.IndexOf("\\u", StringComparison.Ordinal) >= 0 || text.IndexOf("\\U", StringComparison.Ordinal) >= 0;
    }
}
