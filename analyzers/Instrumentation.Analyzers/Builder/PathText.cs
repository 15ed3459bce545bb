using Instrumentation.Analyzers.Flow.Paths;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.Builder;

/// <summary>Says in a message which path is meant.</summary>
internal static class PathText
{
    private const int MaxTurns = 3;
    private const int MaxLength = 60;

    /// <summary>The turns of a path, as the end of a sentence; empty when there are none.</summary>
    public static string Describe(IReadOnlyCollection<PathStep> turns)
    {
        if (turns.Count == 0)
        {
            return "";
        }

        // The last turns lead to the report.
        var parts = turns.Select(Describe).Distinct().ToList();
        return " if " + string.Join(" and ", parts.Skip(parts.Count - MaxTurns));
    }

    /// <summary>What makes the path the one it is, after <paramref name="since"/>: what throws, and the decisions that matter.</summary>
    public static IReadOnlyList<PathStep> Turns(PathStep path, PathStep? since, Func<PathStep, bool> matters) =>
        [.. path.Backwards().TakeWhile(step => step != since).Where(step => step.Kind == PathStepKind.Throw || matters(step)).Reverse()];

    private static string Describe(PathStep turn)
    {
        var syntax = turn.Operation.Syntax;
        if (turn.Kind == PathStepKind.Throw)
        {
            return syntax.FirstAncestorOrSelf<ThrowStatementSyntax>() is { } statement ? Quote(statement) + " runs" : Quote(syntax) + " throws";
        }

        return syntax.FirstAncestorOrSelf<StatementSyntax>() is CommonForEachStatementSyntax loop
            ? Quote(loop.Expression) + " has no element"
            : Quote(syntax) + (turn.Outcome ? " is true" : " is false");
    }

    /// <summary>Code on one line, as long as a message can bear.</summary>
    public static string Shorten(SyntaxNode syntax)
    {
        var text = string.Join(" ", syntax.ToString().Split([' ', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
        return text.Length > MaxLength ? text.Substring(0, MaxLength - 1) + "…" : text;
    }

    private static string Quote(SyntaxNode syntax) => "'" + Shorten(syntax) + "'";
}
