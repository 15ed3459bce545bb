using System.Collections.Immutable;
using System.Globalization;
using Instrumentation.Analyzers.Builder.Times;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Builder;

/// <summary>SPAN106: a time of a span is set from a number that has another unit, or comes from a clock that does not count from 1970, UTC.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WrongTimeUnitAnalyzer() : SpanAnalyzer(Rule)
{
    /// <summary>Name of the diagnostic's property that holds the <see cref="TimeSource"/>.</summary>
    internal const string Source = nameof(Source);

    /// <summary>Name of the diagnostic's property that holds the unit.</summary>
    internal const string UnitMillis = nameof(UnitMillis);

    internal static readonly DiagnosticDescriptor Rule = new(
        RuleIdentifiers.WrongTimeUnit,
        "Time has a wrong unit or clock",
        "'{0}' is {1}, but {2} takes {3}",
        RuleIdentifiers.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The times of a span are Unix times. Seconds, ticks and the counters of stopwatches put the span into another century.",
        helpLinkUri: RuleIdentifiers.HelpLink(RuleIdentifiers.WrongTimeUnit));

    private protected override void Register(CompilationStartAnalysisContext context, RuntimeTypes types) =>
        context.RegisterOperationAction(operation => Check(operation, types), OperationKind.Invocation);

    private static void Check(OperationAnalysisContext context, RuntimeTypes types)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!MethodNames.IsTimeSetter(call.TargetMethod.Name)
            || !SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, types.SpanBuilder)
            || call.Arguments is not [{ Value: var time }])
        {
            return;
        }

        var wrong = call.TargetMethod.Name switch
        {
            MethodNames.SetStartTsMillis or MethodNames.SetEndTsMillis => TimeNumberReader.Read(time) is { } number && number != TimeNumber.UnixMillis ? number : (TimeNumber?)null,
            _ => InstantReader.Read(time),
        };
        if (wrong is { } found)
        {
            var expected = call.TargetMethod.Name is MethodNames.SetStartTime or MethodNames.SetEndTime ? "a point in time" : "Unix time in milliseconds";
            context.ReportDiagnostic(Diagnostic.Create(
                Rule,
                time.Syntax.GetLocation(),
                ImmutableDictionary<string, string?>.Empty
                    .Add(Source, found.Source.ToString())
                    .Add(UnitMillis, found.UnitMillis?.ToString(CultureInfo.InvariantCulture)),
                PathText.Shorten(time.Syntax),
                found.Describe(),
                call.TargetMethod.Name,
                expected));
        }
    }
}
