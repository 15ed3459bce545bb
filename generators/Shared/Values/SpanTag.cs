using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Shared.Values;

/// <summary>A <c>[SpanTag]</c>, resolved.</summary>
/// <param name="Key">The attribute's key.</param>
/// <param name="Value">The value.</param>
/// <param name="Source">When the value is known.</param>
/// <param name="Attribute">The attribute.</param>
/// <param name="Marked">What it marks: a parameter, or the method for its result.</param>
internal sealed record SpanTag(string Key, SpanValue Value, SpanTagSource Source, AttributeData Attribute, ISymbol Marked)
{
    private const string ResultKey = "return";

    /// <summary>The path from what is marked to the value; empty for itself.</summary>
    public string Member => MemberOf(Attribute);

    private static string MemberOf(AttributeData attribute) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == nameof(Member)).Value.Value as string ?? "";

    public static ImmutableArray<SpanTag> AllOf(IMethodSymbol method, KnownTypes types, ValuePaths values, ImmutableArray<SpanProblem>.Builder problems)
    {
        var tags = ImmutableArray.CreateBuilder<SpanTag>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var parameter in method.Parameters)
        {
            var source = parameter.RefKind == RefKind.Out ? SpanTagSource.OutParameter : SpanTagSource.Parameter;
            foreach (var attribute in parameter.GetAttributes().Where(IsTag))
            {
                Add(attribute, parameter, Identifiers.Escape(parameter.Name), parameter.Name, parameter.Type, source);
            }
        }

        foreach (var attribute in method.GetReturnTypeAttributes().Where(IsTag))
        {
            if (ReturnShapes.ResultOf(method) is { } type)
            {
                Add(attribute, method, Identifiers.ResultNameIn(method), ResultKey, type, SpanTagSource.Result);
            }
            else
            {
                problems.Add(new SpanProblem(
                    RuleIdentifiers.TagTypeNotSupported,
                    $"'{method.Name}' has no single result that a [SpanTag] could carry: remove it from the return value.",
                    attribute.LocationIn(method)));
            }
        }

        return tags.ToImmutable();

        bool IsTag(AttributeData attribute) => KnownTypes.Same(attribute.AttributeClass, types.SpanTagAttribute);

        void Add(AttributeData attribute, ISymbol marked, string expression, string defaultKey, ITypeSymbol type, SpanTagSource source)
        {
            var member = MemberOf(attribute);
            var key = attribute.ConstructorArguments is [{ Value: string written }, ..] ? written : member.Length == 0 ? defaultKey : $"{defaultKey}.{member}";
            var location = attribute.LocationIn(marked);
            var value = values.Resolve(expression, type, member, out var error);
            if (string.IsNullOrWhiteSpace(key))
            {
                problems.Add(new SpanProblem(RuleIdentifiers.EmptyName, $"A [SpanTag] of '{method.Name}' has a blank key: write one, for example \"{defaultKey}\".", location));
            }
            else if (!keys.Add(key))
            {
                problems.Add(new SpanProblem(RuleIdentifiers.DuplicateKey, $"'{method.Name}' sets the attribute '{key}' twice: the first value would be lost; write another key.", location));
            }

            if (value is null)
            {
                var place = attribute.LocationInText(nameof(Member), 0, member.Length);
                problems.Add(new SpanProblem(
                    RuleIdentifiers.UnknownMember,
                    $"The [SpanTag] '{key}' of '{method.Name}' cannot be read: {error}.",
                    place ?? location,
                    place is null ? null : values.Suggest(type, member, key)));
            }
            else if (!value.IsSupported)
            {
                var suggestion = values.Suggest(type, member, key);
                var why = value.WhyNotSupported(suggestion is null ? null : $"Member = \"{suggestion}\"");
                problems.Add(new SpanProblem(RuleIdentifiers.TagTypeNotSupported, $"The [SpanTag] '{key}' of '{method.Name}' {why}.", location, suggestion));
            }
            else
            {
                tags.Add(new SpanTag(key, value, source, attribute, marked));
            }
        }
    }
}
