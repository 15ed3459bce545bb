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
        foreach (var type in methods.GroupBy(method => method.Type))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var fileName = Identifiers.Free(type.Key.FileName, fileNames);
            fileNames.Add(fileName);
            yield return new SpanType(type.Key, fileName + ".Spans.g.cs", NumberOverloads(type).ToEquatableArray());
        }
    }

    private static IEnumerable<SpanMethod> NumberOverloads(IEnumerable<SpanMethod> methods)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var method in methods)
        {
            var name = method.Site.FieldName;
            counts.TryGetValue(name, out var count);
            counts[name] = count + 1;
            yield return count == 0 ? method : method with { Site = method.Site with { FieldName = $"{name}{count + 1}" } };
        }
    }
}
