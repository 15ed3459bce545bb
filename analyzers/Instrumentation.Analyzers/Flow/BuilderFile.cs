using Instrumentation.Analyzers.Flow.Methods;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Instrumentation.Analyzers.Flow;

/// <summary>
/// Where in a source file a builder may be made, by the names that are written there. Searched once, before anything is bound: nearly all members make none, and none of
/// their operations has to be looked at.
/// </summary>
/// <param name="tree">The file.</param>
/// <param name="methods">What calls in this file do to builders.</param>
internal sealed class BuilderFile(SyntaxTree tree, BuilderMethods methods)
{
    /// <summary>Null when a name may stand anywhere.</summary>
    private readonly int[]? _places = methods.CreationNames is { } names && WrittenNames.PlacesIn(tree, names) is { } places ? [.. places] : null;

    public BuilderMethods Methods => methods;

    /// <summary>False when no call in the code can make a builder.</summary>
    public bool MayCreateIn(TextSpan code)
    {
        if (_places is null)
        {
            return true;
        }

        var found = Array.BinarySearch(_places, code.Start);
        var next = found >= 0 ? found : ~found;
        return next < _places.Length && _places[next] < code.End;
    }
}
