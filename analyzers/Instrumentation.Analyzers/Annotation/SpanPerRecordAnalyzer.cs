using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Annotation;

/// <summary>SPAN017: a method that runs once per record of a stream reports every call.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SpanPerRecordAnalyzer() : SpanMethodAnalyzer(Rule)
{
    internal static readonly DiagnosticDescriptor Rule = new(
        RuleIdentifiers.SpanPerRecord,
        "Every record of a stream gets a span",
        "{0}",
        RuleIdentifiers.Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: RuleIdentifiers.HelpLink(RuleIdentifiers.SpanPerRecord));

    private static readonly HashSet<string> PerRecord = ["Map", "FlatMap", "Filter", "Reduce", "AsyncInvoke", "Invoke"];

    private protected override IEnumerable<(Location Place, string Message)> Findings(SpanVerdict verdict) =>
        verdict is { Member.Symbol: var member, Options: { MinDurationMs: <= 0 or double.NaN or double.PositiveInfinity, OnlyOnError: false, Every: <= 1 } } && IsPerRecord(member)
            ? [(
                verdict.Attribute.LocationIn(verdict.Method),
                $"'{member.Name}' runs once per record, and every call is reported: report the slow ones (MinDurationMs), the failed ones (OnlyOnError), or one in many (Every).")]
            : [];

    private static bool IsPerRecord(IMethodSymbol? method) => method is not null
        && ((method.IsAbstract && PerRecord.Contains(method.Name) && method.ContainingType.ContainingNamespace.ToDisplayString() == "Instrumentation.Functions")
            || IsPerRecord(method.OverriddenMethod));
}
