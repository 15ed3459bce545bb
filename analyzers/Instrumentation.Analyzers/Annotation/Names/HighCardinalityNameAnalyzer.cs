using Instrumentation.Shared;
using Instrumentation.Shared.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Annotation.Names;

/// <summary>SPAN015: the name of a span contains a value that is another one in nearly every call.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HighCardinalityNameAnalyzer() : SpanMethodAnalyzer(Rule)
{
    internal static readonly DiagnosticDescriptor Rule = new(
        RuleIdentifiers.HighCardinalityName,
        "The name of a span is another one in nearly every call",
        "{0}",
        RuleIdentifiers.Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: RuleIdentifiers.HelpLink(RuleIdentifiers.HighCardinalityName));

    private protected override IEnumerable<(Location Place, string Message)> Findings(SpanVerdict verdict) =>
        from part in verdict.Name
        where part.Value is { } value && IsOftenAnother(value.Underlying, part)
        select (
            verdict.PlaceOf(part),
            $"'{{{part.Text}}}' makes the name of the span of '{verdict.Method.Name}' another one in nearly every call, and back ends group spans by name: capture it with [SpanTag] instead.");

    private static bool IsOftenAnother(ITypeSymbol type, NamePart part) => type switch
    {
        { SpecialType: SpecialType.System_DateTime } or { Name: "DateTimeOffset" } => part.Format is null || TellsTime(part.Format),
        { Name: "Guid" } => true,
        { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_UInt64 } => Words.Of(part.Text.Split(':')[0]) is [.., "id" or "identifier"],
        _ => false,
    };

    /// <summary>False for the formats of a day, a month or a year.</summary>
    private static bool TellsTime(string format) => format.Length == 1
        ? format is not ("d" or "D" or "m" or "M" or "y" or "Y")
        : format.IndexOfAny(['h', 'H', 'm', 's', 'f', 'F']) >= 0;
}
