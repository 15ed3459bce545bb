using System.Globalization;
using Instrumentation.Analyzers.Builder;
using Instrumentation.Analyzers.Builder.Times;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes.Builder.Times;

/// <summary>An expression that reads a time, and the one that reads it right.</summary>
internal sealed record TimeConversion(ExpressionSyntax Old, ExpressionSyntax New)
{
    /// <summary>Null when no conversion is known to be right.</summary>
    public static TimeConversion? Find(SemanticModel model, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = model.SyntaxTree.GetRoot(cancellationToken);
        if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax argument
            || argument.FirstAncestorOrSelf<InvocationExpressionSyntax>(call => call.ArgumentList.Arguments.Any(candidate => candidate.Expression == argument))
                is not { Expression: MemberAccessExpressionSyntax or MemberBindingExpressionSyntax } setter
            || !Enum.TryParse<TimeSource>(diagnostic.Properties[WrongTimeUnitAnalyzer.Source], out var source))
        {
            return null;
        }

        decimal? unit = diagnostic.Properties[WrongTimeUnitAnalyzer.UnitMillis] is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;
        var inMillis = IsMillisSetter(setter);
        if (inMillis && source == TimeSource.Unix && argument is IdentifierNameSyntax)
        {
            // The variable may be right for what else it is used for.
            return Scale(argument, unit) is { } scaled ? new TimeConversion(argument, scaled) : null;
        }

        var read = argument is IdentifierNameSyntax name ? Initializer(model, name, cancellationToken) : argument;
        var conversion = read is null ? null
            : inMillis ? MillisConversion.Create(model, read, source, unit, cancellationToken)
            : InstantConversion.Create(model, read, source, unit, cancellationToken);
        return conversion is null ? null : new TimeConversion(read!, ClockReading.Simplify(conversion));
    }

    /// <summary>In milliseconds, by a whole factor.</summary>
    public static ExpressionSyntax? Scale(ExpressionSyntax number, decimal? unit)
    {
        var operand = number is BinaryExpressionSyntax or ConditionalExpressionSyntax ? $"({number})" : number.ToString();
        return unit switch
        {
            > 1 and { } factor when factor % 1 == 0 => SyntaxFactory.ParseExpression($"{operand} * {factor.ToString("0", CultureInfo.InvariantCulture)}"),
            > 0 and < 1 and { } part when 1 / part % 1 == 0 => SyntaxFactory.ParseExpression($"{operand} / {(1 / part).ToString("0", CultureInfo.InvariantCulture)}"),
            _ => null,
        };
    }

    private static bool IsMillisSetter(InvocationExpressionSyntax call) => MethodName(call) is MethodNames.SetStartTsMillis or MethodNames.SetEndTsMillis;

    private static string? MethodName(InvocationExpressionSyntax? call) => call?.Expression switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } => name,
        MemberBindingExpressionSyntax { Name.Identifier.ValueText: var name } => name,
        _ => null,
    };

    /// <summary>What the variable is set from, when all it is used for is to set times of one kind.</summary>
    private static ExpressionSyntax? Initializer(SemanticModel model, IdentifierNameSyntax name, CancellationToken cancellationToken)
    {
        if (model.GetSymbolInfo(name, cancellationToken).Symbol is not ILocalSymbol { DeclaringSyntaxReferences: [var reference] } local
            || reference.GetSyntax(cancellationToken) is not VariableDeclaratorSyntax { Initializer.Value: var value } declarator
            || declarator.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member)
        {
            return null;
        }

        var setter = MethodName(name.Parent?.Parent?.Parent as InvocationExpressionSyntax);
        var uses = member.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(use => use.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(use, cancellationToken).Symbol, local));
        return uses.All(use => use.Parent is ArgumentSyntax && IsSameKind(MethodName(use.Parent.Parent?.Parent as InvocationExpressionSyntax), setter)) ? value : null;
    }

    private static bool IsSameKind(string? left, string? right) => left is not null && right is not null
        && left.Replace("Start", "").Replace("End", "") == right.Replace("Start", "").Replace("End", "");
}
