using System.Globalization;
using Instrumentation.Generators.Parsing;
using Instrumentation.Shared;

namespace Instrumentation.Generators.Report;

/// <summary>An option of a <c>[Span]</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value as JSON.</param>
internal sealed record OptionRow(string Name, string Value)
{
    private const string True = "true";

    /// <summary>The options that have an effect, in the order of the attribute's properties.</summary>
    public static IEnumerable<OptionRow> AllOf(SpanOptions options)
    {
        if (options.HasMinDuration)
        {
            yield return new(nameof(options.MinDurationMs), options.MinDurationMs.ToString("R", CultureInfo.InvariantCulture));
        }

        if (options.OnlyOnError)
        {
            yield return new(nameof(options.OnlyOnError), True);
        }

        if (options.Every > 1)
        {
            yield return new(nameof(options.Every), options.Every.ToString(CultureInfo.InvariantCulture));
        }

        var expected = options.ExpectedExceptions.Select(type => ReportText.Quote(type.ToDisplayString())).ToArray();
        if (expected.Length > 0)
        {
            yield return new(nameof(options.Ignore), $"[{string.Join(", ", expected)}]");
        }

        if (options.StackTrace)
        {
            yield return new(nameof(options.StackTrace), True);
        }

        if (options.Leaf)
        {
            yield return new(nameof(options.Leaf), True);
        }

        if (options.Kind != 0)
        {
            yield return new(nameof(options.Kind), Sites.KindName(options.Kind) is { } kind ? ReportText.Quote(kind) : options.Kind.ToString(CultureInfo.InvariantCulture));
        }

        if (options.Implements is { } implements)
        {
            yield return new(nameof(options.Implements), ReportText.Quote(implements));
        }
    }
}
