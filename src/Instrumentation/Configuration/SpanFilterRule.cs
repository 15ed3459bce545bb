using Instrumentation.Reporters;

namespace Instrumentation.Configuration;

/// <summary>One item of a filter: <c>&lt;scope&gt;[,&lt;scope&gt;][:&lt;name&gt;[,&lt;name&gt;]]</c>.</summary>
/// <param name="Scopes">The logical scopes it is for.</param>
/// <param name="Names">The names of spans it is for.</param>
internal sealed record SpanFilterRule(IReadOnlyList<Wildcard> Scopes, IReadOnlyList<Wildcard> Names)
{
    public static readonly SpanFilterRule Everything = new([new Wildcard("*")], [new Wildcard("*")]);

    private const string Allowed =
        "a list separated by ';' of <scope>[,<scope>][:<name>[,<name>]], where * stands for any characters; a third part can only be *, because spans are of one type";

    /// <summary>Reads the rules under a key.</summary>
    /// <exception cref="FormatException">An item has too many parts.</exception>
    public static SpanFilterRule[] ReadAll(ReporterConfig config, string key) =>
        [.. FlinkCollections.ReadList(config, key).Select(item => Parse(item) ?? throw config.Invalid(key, config.GetString(key, ""), Allowed))];

    /// <summary>Reads the rules under a key that must not be empty.</summary>
    public static SpanFilterRule[] ReadAtLeastOne(ReporterConfig config, string key) =>
        ReadAll(config, key) is { Length: > 0 } rules ? rules : throw config.Invalid(key, config.GetString(key, ""), Allowed + ", at least one");

    private static SpanFilterRule? Parse(string item) => item.Split(':', StringSplitOptions.TrimEntries) switch
    {
        [var scopes] => new(Patterns(scopes), Everything.Names),
        [var scopes, var names, .. [] or ["*"]] => new(Patterns(scopes), Patterns(names)),
        _ => null,
    };

    private static Wildcard[] Patterns(string text) => [.. text.Split(',', StringSplitOptions.TrimEntries).Select(pattern => new Wildcard(pattern))];
}
