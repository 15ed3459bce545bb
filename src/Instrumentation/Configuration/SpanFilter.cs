using Instrumentation.Reporters;

namespace Instrumentation.Configuration;

/// <summary>
/// Decides by scope and name which spans a reporter gets: those that a rule includes and none excludes. Immutable. Source: Flink's
/// <c>DefaultReporterFilters</c>.
/// </summary>
internal sealed class SpanFilter(IReadOnlyList<SpanFilterRule> includes, IReadOnlyList<SpanFilterRule> excludes)
{
    public static readonly SpanFilter Everything = new([SpanFilterRule.Everything], []);

    /// <exception cref="FormatException">A rule cannot be used.</exception>
    public static SpanFilter Read(ReporterConfig config) => new(
        config.Settings.ContainsKey(TraceKeys.FilterIncludes)
            ? SpanFilterRule.ReadAtLeastOne(config, TraceKeys.FilterIncludes)
            : [SpanFilterRule.Everything],
        SpanFilterRule.ReadAll(config, TraceKeys.FilterExcludes));

    /// <summary>Settles what can be settled once for all spans of a group.</summary>
    public SpanNameFilter ForScope(string logicalScope) => new(NamesFor(includes, logicalScope), NamesFor(excludes, logicalScope));

    private static Wildcard[] NamesFor(IReadOnlyList<SpanFilterRule> rules, string logicalScope) =>
        [.. rules.Where(rule => rule.Scopes.Any(scope => scope.Matches(logicalScope))).SelectMany(rule => rule.Names)];
}
