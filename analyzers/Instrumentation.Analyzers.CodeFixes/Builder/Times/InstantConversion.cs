using Instrumentation.Analyzers.Builder.Times;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes.Builder.Times;

/// <summary>Writes a point in time.</summary>
internal static class InstantConversion
{
    public static ExpressionSyntax? Create(SemanticModel model, ExpressionSyntax read, TimeSource source, decimal? unit, CancellationToken cancellationToken) => source switch
    {
        TimeSource.Unix => FromUnix(read, unit),
        TimeSource.Move => Elapsed(read),
        TimeSource.Calendar or TimeSource.LocalCalendar or TimeSource.FileTime or TimeSource.LocalUnix =>
            Clock.Instant(model, read, cancellationToken) is { } instant ? SyntaxFactory.ParseExpression(instant) : null,
        TimeSource.Stopwatch or TimeSource.Uptime or TimeSource.Duration => Clock.Now(model, read, inMillis: false, cancellationToken),
        _ => null,
    };

    /// <summary>The method for the unit that the number has.</summary>
    private static InvocationExpressionSyntax? FromUnix(ExpressionSyntax read, decimal? unit)
    {
        if (read is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access, ArgumentList.Arguments: [{ Expression: var number }] } call)
        {
            return null;
        }

        var (method, argument) = unit switch
        {
            1 => ("FromUnixTimeMilliseconds", number),
            1000 => ("FromUnixTimeSeconds", number),
            _ => ("FromUnixTimeMilliseconds", TimeConversion.Scale(number, unit)),
        };
        return argument is null
            ? null
            : call.WithExpression(access.WithName(SyntaxFactory.IdentifierName(method)))
                .WithArgumentList(SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(argument))));
    }

    /// <summary>A start moved by what a stopwatch shows: by its <c>Elapsed</c>, whatever the unit.</summary>
    private static ExpressionSyntax? Elapsed(ExpressionSyntax read) =>
        read is InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Expression: var start },
            ArgumentList.Arguments:
            [
            { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ElapsedMilliseconds" or "ElapsedTicks", Expression: var watch } },
            ],
        }
            ? SyntaxFactory.ParseExpression($"{start} + {watch}.Elapsed")
            : null;
}
