using Instrumentation.Analyzers.Builder.Times;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes.Builder.Times;

/// <summary>Writes Unix time in milliseconds.</summary>
internal static class MillisConversion
{
    public static ExpressionSyntax? Create(SemanticModel model, ExpressionSyntax read, TimeSource source, decimal? unit, CancellationToken cancellationToken) => source switch
    {
        TimeSource.Unix => Rename(read, "ToUnixTimeSeconds", "ToUnixTimeMilliseconds") ?? InMillis(read) ?? TimeConversion.Scale(read, unit),
        TimeSource.Calendar or TimeSource.LocalCalendar or TimeSource.FileTime or TimeSource.LocalUnix =>
            Clock.Instant(model, read, cancellationToken) is { } instant ? SyntaxFactory.ParseExpression(instant + ".ToUnixTimeMilliseconds()") : null,
        TimeSource.Stopwatch or TimeSource.Uptime or TimeSource.Duration => Clock.Now(model, read, inMillis: true, cancellationToken),
        _ => null,
    };

    /// <summary>The whole expression is a call of the method, which gets another name.</summary>
    private static InvocationExpressionSyntax? Rename(ExpressionSyntax read, string from, string to) =>
        read is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call && access.Name.Identifier.ValueText == from
            ? call.WithExpression(access.WithName(SyntaxFactory.IdentifierName(to)))
            : null;

    /// <summary>A sum whose duration has another unit: the duration is read in milliseconds.</summary>
    private static ExpressionSyntax? InMillis(ExpressionSyntax read)
    {
        var durations = read.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
            .Where(access => access.Name.Identifier.ValueText == "ElapsedTicks" || IsTotal(access))
            .ToList();
        return durations.Count == 0 ? null : read.ReplaceNodes(durations, (original, _) => original.WithName(SyntaxFactory.IdentifierName(
            original.Name.Identifier.ValueText == "ElapsedTicks" ? "ElapsedMilliseconds" : "TotalMilliseconds")));
    }

    private static bool IsTotal(MemberAccessExpressionSyntax access) =>
        access.Name.Identifier.ValueText.StartsWith("Total", StringComparison.Ordinal)
        && access.Expression.ToString().EndsWith("Elapsed", StringComparison.Ordinal);
}
