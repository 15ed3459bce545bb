using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Shared.Values;

/// <summary>Takes apart the name in a <c>[Span]</c> attribute: text, placeholders in braces, doubled braces for braces.</summary>
internal static class SpanName
{
    private const string Result = "return";

    public static ImmutableArray<NamePart> Parse(
        IMethodSymbol method, SpanOptions options, Location location, ValuePaths values, ImmutableArray<SpanProblem>.Builder problems)
    {
        var name = options.Name ?? method.Name;
        if (string.IsNullOrWhiteSpace(name))
        {
            problems.Add(new SpanProblem(
                RuleIdentifiers.EmptyName, $"The span of '{method.Name}' has a blank name: write one, or leave it out for '{method.Name}'.", location));
            return ImmutableArray<NamePart>.Empty;
        }

        var parts = ImmutableArray.CreateBuilder<NamePart>();
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] is not ('{' or '}'))
            {
                text.Append(name[i]);
            }
            else if (i + 1 < name.Length && name[i + 1] == name[i])
            {
                text.Append(name[i++]);
            }
            else if (name[i] == '{' && name.IndexOf('}', i) is var end and > 0)
            {
                AddText();
                AddPlaceholder(name.Substring(i + 1, end - i - 1));
                i = end;
            }
            else
            {
                Report($"has a brace at position {i + 1} without its partner; write '{name[i]}{name[i]}' for a brace in the text");
                return parts.ToImmutable();
            }
        }

        AddText();
        return parts.ToImmutable();

        void AddText()
        {
            if (text.Length > 0)
            {
                parts.Add(new NamePart(text.ToString()));
                text.Clear();
            }
        }

        void AddPlaceholder(string placeholder)
        {
            var colon = placeholder.IndexOf(':');
            var (path, format) = colon < 0 ? (placeholder, null) : (placeholder.Substring(0, colon), placeholder.Substring(colon + 1));
            var isOfResult = path == Result || path.StartsWith(Result + ".", StringComparison.Ordinal);
            if (Value(path, isOfResult, out var error) is { } value && (error = WhyNot(value, format)) is null)
            {
                parts.Add(new NamePart("", value, format, isOfResult));
            }
            else
            {
                Report($"has the placeholder '{{{placeholder}}}', which cannot be used: {error}");
            }
        }

        SpanValue? Value(string path, bool isOfResult, out string? error)
        {
            var dot = path.IndexOf('.');
            var (root, members) = dot < 0 ? (path, "") : (path.Substring(0, dot), path.Substring(dot + 1));
            if (isOfResult)
            {
                return OfResult(method, members, values, out error);
            }

            if (root == "this" && !method.IsStatic && members.Length > 0)
            {
                return values.Resolve("this", method.ContainingType, members, out error);
            }

            if (method.Parameters.FirstOrDefault(parameter => parameter.Name == root) is { RefKind: not RefKind.Out } marked)
            {
                return values.Resolve(Identifiers.Escape(root), marked.Type, members, out error);
            }

            error = UnknownRoot(method, root);
            return null;
        }

        void Report(string what) => problems.Add(new SpanProblem(
            RuleIdentifiers.UnknownMember, $"The name \"{name}\" of the span of '{method.Name}' {what}.", location));
    }

    private static SpanValue? OfResult(IMethodSymbol method, string members, ValuePaths values, out string? error)
    {
        if (ReturnShapes.ResultOf(method) is { } type)
        {
            return values.Resolve(Identifiers.ResultNameIn(method), type, members, out error);
        }

        error = $"'{method.Name}' has no single result";
        return null;
    }

    private static string? WhyNot(SpanValue value, string? format)
    {
        if (!value.IsSupported)
        {
            return $"it {value.WhyNotSupported()}";
        }

        if (format is null)
        {
            return null;
        }

        var takesFormat = value.Underlying.AllInterfaces.Any(type => type.ToDisplayString() == "System.IFormattable");
        return !takesFormat ? $"a '{value.Type.ToDisplayString()}' takes no format"
            : format.Trim().Length == 0 || format.IndexOfAny(['"', '\\', '\n']) >= 0 ? "its format is blank or has a quote or a backslash"
            : null;
    }

    private static string UnknownRoot(IMethodSymbol method, string root)
    {
        if (root.Length == 0)
        {
            return "it is empty; write the name of a parameter, or 'this' or 'return' and a member";
        }

        var nearest = NearestName.Of(root, method.Parameters.Where(parameter => parameter.RefKind != RefKind.Out).Select(parameter => parameter.Name));
        return $"there is no parameter '{root}' whose value is known when the span starts{(nearest is null ? "" : $"; did you mean '{nearest}'?")}";
    }
}
