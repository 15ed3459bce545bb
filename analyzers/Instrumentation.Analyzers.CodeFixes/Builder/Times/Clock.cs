using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes.Builder.Times;

/// <summary>Finds the clock within an expression that reads it wrongly.</summary>
internal static class Clock
{
    /// <summary>The point in time whose ticks or file time are read, as the text of an expression of type DateTimeOffset.</summary>
    public static string? Instant(SemanticModel model, ExpressionSyntax read, CancellationToken cancellationToken)
    {
        foreach (var access in read.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>())
        {
            var isNumber = access.Name.Identifier.ValueText is "Ticks" or "UtcTicks" or "ToFileTime" or "ToFileTimeUtc";
            var time = isNumber ? access.Expression : access;
            if (!isNumber && access.Name.Identifier.ValueText is not ("Now" or "Today"))
            {
                continue;
            }

            switch (model.GetTypeInfo(time, cancellationToken).Type?.Name)
            {
                case nameof(DateTimeOffset):
                    return time.ToString();
                case nameof(DateTime):
                    return $"new global::System.DateTimeOffset({time})";
            }
        }

        return null;
    }

    /// <summary>The present time, by the <c>TimeProvider</c> that the expression asks, if it does.</summary>
    public static ExpressionSyntax Now(SemanticModel model, ExpressionSyntax read, bool inMillis, CancellationToken cancellationToken)
    {
        var provider = read.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>().FirstOrDefault(access =>
            access.Name.Identifier.ValueText == "GetTimestamp" && model.GetTypeInfo(access.Expression, cancellationToken).Type?.Name == "TimeProvider");
        return provider is null
            ? ClockReading.Now(model, read.SpanStart, inMillis)
            : SyntaxFactory.ParseExpression(provider.Expression + ".GetUtcNow()" + (inMillis ? ".ToUnixTimeMilliseconds()" : ""));
    }
}
