using System.Globalization;
using Instrumentation.Generators.Models;
using Instrumentation.Shared;

namespace Instrumentation.Generators.Parsing;

/// <summary>Describes what all spans of a method have in common.</summary>
internal static class Sites
{
    private static readonly string[] Kinds = ["Internal", "Server", "Client", "Producer", "Consumer"];

    /// <param name="verdict">The verdict on the method.</param>
    /// <param name="memberName">Name of the member that callers reach.</param>
    public static SiteModel Of(SpanVerdict verdict, string memberName) => new(
        memberName + "Span",
        Scopes.Of(verdict.Options.Scope ?? verdict.Method.ContainingType),
        verdict.Name is [{ Value: null } only] ? only.Text : verdict.Options.Name ?? memberName,
        OptionsOf(verdict.Options).ToEquatableArray());

    private static IEnumerable<string> OptionsOf(SpanOptions options)
    {
        if (options.Kind != 0)
        {
            yield return "Kind = " + (options.Kind > 0 && options.Kind < Kinds.Length
                ? $"global::System.Diagnostics.ActivityKind.{Kinds[options.Kind]}"
                : $"(global::System.Diagnostics.ActivityKind)({options.Kind})");
        }

        if (options.MinDurationMs > 0 && !double.IsInfinity(options.MinDurationMs))
        {
            yield return "MinDurationMs = " + options.MinDurationMs.ToString("R", CultureInfo.InvariantCulture);
        }

        if (options.OnlyOnError)
        {
            yield return "OnlyOnError = true";
        }

        if (options.Every > 1)
        {
            yield return "Every = " + options.Every.ToString(CultureInfo.InvariantCulture);
        }

        if (options.Leaf)
        {
            yield return "IsLeaf = true";
        }

        if (options.StackTrace)
        {
            yield return "RecordsStackTrace = true";
        }
    }
}
