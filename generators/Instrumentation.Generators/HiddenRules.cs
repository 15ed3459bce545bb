using System.Collections.Immutable;
using Instrumentation.Generators.Models;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators;

/// <summary>
/// The rules that a command-line build would not show, because the compiler drops what analyzers say when a declaration is wrong, or because analyzers
/// are switched off while nothing else stops a method from running untraced. The analyzers have them too; here no setting turns them off.
/// </summary>
internal static class HiddenRules
{
    private static readonly DiagnosticDescriptor MethodNotPartial = Error(RuleIdentifiers.MethodNotPartial, "A [Span] method must be partial");
    private static readonly DiagnosticDescriptor TypeNotPartial = Error(RuleIdentifiers.TypeNotPartial, "The type of a [Span] method must be partial");
    private static readonly DiagnosticDescriptor CoreMissing = Error(RuleIdentifiers.CoreMissing, "A [Span] method needs a Core with its signature");
    private static readonly DiagnosticDescriptor CannotBeWrapped = Error(RuleIdentifiers.CannotBeWrapped, "The member cannot be wrapped");

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById =
        new[] { MethodNotPartial, TypeNotPartial, CoreMissing, CannotBeWrapped }.ToImmutableDictionary(rule => rule.Id);

    public static bool Contains(string ruleId) => ById.ContainsKey(ruleId);

    public static Diagnostic ToDiagnostic(DiagnosticModel diagnostic) =>
        Diagnostic.Create(ById[diagnostic.RuleId], diagnostic.Location.ToLocation(), diagnostic.Message);

    private static DiagnosticDescriptor Error(string id, string title) => new(
        id,
        title,
        "{0}",
        RuleIdentifiers.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RuleIdentifiers.HelpLink(id),
        customTags: WellKnownDiagnosticTags.NotConfigurable);
}
