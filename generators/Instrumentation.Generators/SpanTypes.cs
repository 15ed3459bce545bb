using System.Collections.Immutable;
using Instrumentation.Generators.Models;
using Instrumentation.Shared;

namespace Instrumentation.Generators;

/// <summary>Brings the methods of a type together, and gives out the names that must differ.</summary>
internal static class SpanTypes
{
    public static IEnumerable<SpanType> Group(ImmutableArray<SpanMethod> methods, CancellationToken cancellationToken)
    {
        // File names are compared without case, names of types are not.
        var fileNames = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var sitesNames = new HashSet<string>(StringComparer.Ordinal);
        foreach (var type in methods.GroupBy(method => method.Type))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var fileName = Identifiers.Free(type.Key.FileName, fileNames);
            fileNames.Add(fileName);
            var named = WithFreeSitesName(type.Key, sitesNames);
            yield return new SpanType(named, fileName + ".Spans.g.cs", NumberOverloads(type.Select(method => method with { Type = named })).ToEquatableArray());
        }
    }

    // A type 'Outer_Inner' may stand beside a type 'Outer' with a type 'Inner' in it.
    private static ContainingType WithFreeSitesName(ContainingType type, HashSet<string> taken)
    {
        while (!taken.Add(type.QualifiedSitesName))
        {
            type = type with { SitesName = type.SitesName + "_" };
        }

        return type;
    }

    private static IEnumerable<SpanMethod> NumberOverloads(IEnumerable<SpanMethod> methods)
    {
        var fields = new HashSet<string>(StringComparer.Ordinal);
        var signatures = new HashSet<string>(StringComparer.Ordinal);
        foreach (var method in methods)
        {
            var field = Numbered(method.Site.FieldName, fields.Add);

            // Overloads differ in their parameters; members of one name that come from two interfaces may not.
            var tracedName = Numbered(method.TracedName, name => signatures.Add(Signature(name, method)));
            yield return method with { Site = method.Site with { FieldName = field }, TracedName = tracedName };
        }
    }

    private static string Signature(string name, SpanMethod method) =>
        $"{name}{method.TypeParameters}({string.Join(", ", method.Parameters.Select(parameter => parameter.ArgumentModifier + parameter.Type))})";

    /// <summary>The name, with the first number from 2 that makes it acceptable, if it is not so without.</summary>
    private static string Numbered(string name, Func<string, bool> isAccepted)
    {
        var numbered = name;
        for (var number = 2; !isAccepted(numbered); number++)
        {
            numbered = $"{name}{number}";
        }

        return numbered;
    }
}
