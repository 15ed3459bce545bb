using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Shared.Values;

/// <summary>Takes apart the name in a <c>[Span]</c> attribute: text, placeholders in braces, doubled braces for braces.</summary>
internal static class SpanName
{
    /// <summary>The constructor's parameter.</summary>
    public const string Argument = "name";

    public static ImmutableArray<NamePart> Parse(
        IMethodSymbol method, SpanOptions options, AttributeData attribute, ValuePaths values, ImmutableArray<SpanProblem>.Builder problems)
    {
        var name = options.Name ?? method.Name;
        if (string.IsNullOrWhiteSpace(name))
        {
            problems.Add(new SpanProblem(
                RuleIdentifiers.EmptyName,
                $"The span of '{method.Name}' has a blank name: write one, or leave it out for '{method.Name}'.",
                attribute.LocationIn(method)));
            return ImmutableArray<NamePart>.Empty;
        }

        var placeholders = new Placeholders(method, values);
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
                AddPlaceholder(name.Substring(i + 1, end - i - 1), i + 1);
                i = end;
            }
            else
            {
                Report($"has a brace at position {i + 1} without its partner; write '{name[i]}{name[i]}' for a brace in the text", attribute.LocationInText(Argument, i, 1));
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

        void AddPlaceholder(string placeholder, int position)
        {
            if (placeholders.Read(placeholder, position, out var error) is { } part)
            {
                parts.Add(part);
            }
            else
            {
                var place = placeholder.Length == 0 ? null : attribute.LocationInText(Argument, position, placeholder.Length);
                Report($"has the placeholder '{{{placeholder}}}', which cannot be used: {error}", place, place is null ? null : placeholders.Suggest(placeholder));
            }
        }

        void Report(string what, Location? place, string? replacement = null) => problems.Add(new SpanProblem(
            RuleIdentifiers.UnknownMember, $"The name \"{name}\" of the span of '{method.Name}' {what}.", place ?? attribute.LocationIn(method), replacement));
    }
}
