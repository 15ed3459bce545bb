using Instrumentation.Shared;
using Instrumentation.Shared.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Annotation.Names;

/// <summary>SPAN014: a value that is a secret by its name becomes an attribute, or part of a name.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SecretCapturedAnalyzer() : SpanMethodAnalyzer(Rule)
{
    internal static readonly DiagnosticDescriptor Rule = new(
        RuleIdentifiers.SecretCaptured,
        "A span carries what looks like a secret",
        "{0}",
        RuleIdentifiers.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RuleIdentifiers.HelpLink(RuleIdentifiers.SecretCaptured));

    private protected override IEnumerable<(Location Place, string Message)> Findings(SpanVerdict verdict)
    {
        var surroundings = $"{verdict.Method.ContainingType.Name}.{verdict.Options.Name}.{verdict.Method.Name}";
        foreach (var tag in verdict.Tags.Where(tag => SecretNames.CanBeSecret(tag.Value)))
        {
            var path = PathOf(tag);
            var word = SecretNames.In(path, surroundings) ?? (MayBeMisnamed(tag) ? SecretNames.In(tag.Key, surroundings) : null);
            if (word is not null)
            {
                yield return (
                    tag.Attribute.LocationIn(tag.Marked),
                    $"The [SpanTag] '{tag.Key}' of '{verdict.Method.Name}' captures what its name calls a {word}, and hands it to every reporter: remove it.");
            }
        }

        foreach (var part in verdict.Name.Where(part => part.Value is { } value && SecretNames.CanBeSecret(value)))
        {
            if (SecretNames.In(part.Text.Split(':')[0], surroundings) is { } word)
            {
                yield return (
                    verdict.PlaceOf(part),
                    $"The name of the span of '{verdict.Method.Name}' contains '{{{part.Text}}}', which its name calls a {word}: remove it.");
            }
        }
    }

    private static string PathOf(SpanTag tag) => tag.Source == SpanTagSource.Result && !IsReader(tag.Marked.Name)
        ? tag.Member
        : $"{WithoutAsync(tag.Marked.Name)}.{tag.Member}";

    /// <summary>A text may be a secret under any name; a number that a path leads to is what the path says.</summary>
    private static bool MayBeMisnamed(SpanTag tag) => tag.Member.Length == 0 || tag.Value.Underlying.SpecialType == SpecialType.System_String;

    // What 'GetPassword' returns is a password; what 'ResetPassword' returns is none.
    private static bool IsReader(string method) => Words.Of(method) is ["get" or "read" or "load" or "fetch" or "create" or "generate" or "issue", ..];

    private static string WithoutAsync(string name) => name.EndsWith("Async", StringComparison.Ordinal) ? name.Substring(0, name.Length - 5) : name;
}
