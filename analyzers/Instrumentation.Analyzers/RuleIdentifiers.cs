namespace Instrumentation.Analyzers;

/// <summary>The id of every rule, under the rule's name, and where its page is.</summary>
internal static class RuleIdentifiers
{
    public const string HelpLinkBase = "https://instrumentation.example/rules/";

    public const string SpanWithoutEnd = "SPAN101";

    public static string HelpLink(string id) => HelpLinkBase + id;
}
