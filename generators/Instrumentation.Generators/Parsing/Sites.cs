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

    /// <summary>The member of <c>ActivityKind</c> with a value; <see langword="null"/> when none has it.</summary>
    public static string? KindName(int kind) => kind >= 0 && kind < Kinds.Length ? Kinds[kind] : null;

    private static IEnumerable<string> OptionsOf(SpanOptions options)
    {
        if (options.Kind != 0)
        {
            yield return "Kind = " + (KindName(options.Kind) is { } kind
                ? $"global::System.Diagnostics.ActivityKind.{kind}"
                : $"(global::System.Diagnostics.ActivityKind)({options.Kind})");
        }

        if (options.HasMinDuration)
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
