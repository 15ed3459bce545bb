using System.Collections.Concurrent;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Flow.Methods;

/// <summary>The methods that <c>.editorconfig</c> lists for a source file, beside those of the runtime.</summary>
internal sealed class ListedMethods
{
    private const string Prefix = "instrumentation.";

    /// <summary>Every option there is, and what it says of the methods in its list.</summary>
    internal static readonly IReadOnlyList<(string Key, MethodRoles Role)> Keys =
    [
        (Prefix + "start_methods", MethodRoles.Start),
        (Prefix + "end_methods", MethodRoles.End),
        (Prefix + "owner_methods", MethodRoles.Owner),
    ];

    private static readonly ListedMethods None = new(new string?[Keys.Count]);

    // A compilation has one text for all its files, or a few.
    private static readonly ConcurrentDictionary<string, ListedMethods> Known = new();

    private readonly (ListedMethod Method, MethodRoles Role)[] _methods;

    private ListedMethods(string?[] lists)
    {
        var entries = lists
            .SelectMany((list, i) => Entries(list).Select(text => (Text: text, Method: ListedMethod.Parse(text), Keys[i].Key, Keys[i].Role)))
            .ToList();
        _methods = [.. entries.Where(entry => entry.Method is not null).Select(entry => (entry.Method!, entry.Role))];
        Problems = [.. entries.Where(entry => entry.Method is null).Select(entry =>
            $"'{entry.Text}' in {entry.Key} is no method: write Name, Type.Name or Namespace.Type.Name, without type arguments and parentheses, or an attribute as [Namespace.Name].")];
    }

    /// <summary>What is wrong with the lists, as messages: such an entry has no effect.</summary>
    public IReadOnlyList<string> Problems { get; }

    public static ListedMethods Of(AnalyzerConfigOptions options)
    {
        var lists = Keys.Select(option => options.TryGetValue(option.Key, out var list) ? list : null).ToArray();
        return Array.TrueForAll(lists, list => list is null) ? None : Known.GetOrAdd(string.Join("\n", lists), _ => new ListedMethods(lists));
    }

    /// <summary>Keys that look like options and are none, as messages.</summary>
    public static IEnumerable<string> UnknownKeys(AnalyzerConfigOptions options) =>
        from key in options.Keys
        where key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && !Keys.Any(known => AnalyzerConfigOptions.KeyComparer.Equals(known.Key, key))
        select $"{key} is no option.{NearestName.Hint(key, Keys.Select(known => known.Key))}";

    public MethodRoles RolesOf(IMethodSymbol method)
    {
        var roles = MethodRoles.None;
        if (_methods.Length == 0)
        {
            return roles;
        }

        for (var each = (method.ReducedFrom ?? method).OriginalDefinition; each is not null; each = each.OverriddenMethod)
        {
            foreach (var (listed, role) in _methods)
            {
                roles |= listed.Matches(each) ? role : MethodRoles.None;
            }
        }

        return roles;
    }

    /// <summary>The names of the methods that may set a start, and so make a builder; null when they are listed by an attribute.</summary>
    public IReadOnlyCollection<string>? StartNames
    {
        get
        {
            var names = _methods.Where(listed => listed.Role == MethodRoles.Start).Select(listed => listed.Method.Name).ToList();
            return names.Contains(null) ? null : [.. names.OfType<string>().Distinct()];
        }
    }

    private static IEnumerable<string> Entries(string? list) =>
        (list ?? "").Split(',').Select(entry => entry.Trim()).Where(entry => entry.Length > 0);
}
