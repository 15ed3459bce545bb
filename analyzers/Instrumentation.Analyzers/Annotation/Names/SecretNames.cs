using Instrumentation.Shared.Values;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Annotation.Names;

/// <summary>
/// Tells from its name whether a value is a secret. What counts is how the name ends: a <c>passwordLength</c>, a <c>secret.Id</c> or <c>tokens.count</c> are none.
/// </summary>
internal static class SecretNames
{
    private static readonly string[][] Secrets =
    [
        ["password"], ["pass", "word"], ["passwd"], ["pwd"], ["passphrase"], ["pass", "phrase"], ["secret"],
        ["api", "key"], ["apikey"], ["connection", "string"], ["connectionstring"], ["accesstoken"], ["authtoken"],
    ];

    /// <summary>What makes a token one that grants access.</summary>
    private static readonly HashSet<string> OfAccess =
    [
        "access", "api", "auth", "authentication", "authorization", "bearer", "bot", "client", "csrf", "device", "id", "identity", "jwt", "login", "oauth",
        "personal", "refresh", "reset", "sas", "security", "service", "session", "user",
    ];

    /// <summary>What a token is a piece of, where it grants nothing.</summary>
    private static readonly HashSet<string> OfText =
        ["lex", "lexer", "parse", "parser", "scan", "scanner", "split", "syntax", "text", "token", "tokenize", "tokenizer", "tokens", "word", "words"];

    /// <summary>Words behind a secret that leave it one.</summary>
    private static readonly HashSet<string> Fillers = ["base", "hash", "plain", "raw", "string", "text", "value"];

    /// <summary>The word that gives a name away; <see langword="null"/> when none does.</summary>
    /// <param name="name">The name, or the path to a value.</param>
    /// <param name="surroundings">Names of the method and its type: where texts are taken apart, a token is a piece of text.</param>
    public static string? In(string name, string surroundings)
    {
        var words = Words.Of(name).ToList();
        if (EndsWithSecret(words) is { } secret)
        {
            return secret;
        }

        while (words.Count > 1 && Fillers.Contains(words[words.Count - 1]))
        {
            words.RemoveAt(words.Count - 1);
            if ((secret = EndsWithSecret(words)) is not null)
            {
                return secret;
            }
        }

        return EndsWithAccessToken(words, surroundings) ? "token" : null;
    }

    /// <summary>False for what has no room for a secret.</summary>
    public static bool CanBeSecret(SpanValue value) => value.Underlying is { TypeKind: not TypeKind.Enum, SpecialType: not (SpecialType.System_Boolean or SpecialType.System_DateTime) } type
        && type.Name is not ("DateTimeOffset" or "TimeSpan");

    private static string? EndsWithSecret(List<string> words) =>
        Array.Find(Secrets, secret => EndsWith(words, secret)) is { } found ? string.Join(" ", found) : null;

    private static bool EndsWith(List<string> words, string[] end)
    {
        var matched = 0;
        while (matched < end.Length && matched < words.Count && words[words.Count - 1 - matched] == end[end.Length - 1 - matched])
        {
            matched++;
        }

        return matched == end.Length;
    }

    private static bool EndsWithAccessToken(List<string> words, string surroundings) => words switch
    {
        ["token"] => !Words.Of(surroundings).Any(OfText.Contains),
        [.., var kind, "token"] => OfAccess.Contains(kind),
        _ => false,
    };
}
