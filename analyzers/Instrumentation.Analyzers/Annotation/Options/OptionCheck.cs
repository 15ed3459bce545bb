using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.Annotation.Options;

/// <summary>Finds the options of a <c>[Span]</c> that change nothing, and what in <c>Ignore</c> does not.</summary>
internal sealed class OptionCheck(AttributeSyntax attribute, SpanVerdict verdict, SemanticModel model, CancellationToken cancellationToken)
{
    private static readonly string[] Kinds = ["Internal", "Server", "Client", "Producer", "Consumer"];

    /// <summary>An argument, or an element of one, with the message about it.</summary>
    public IEnumerable<(SyntaxNode Place, string Message)> Findings()
    {
        foreach (var argument in attribute.ArgumentList!.Arguments)
        {
            if (argument.NameEquals?.Name.Identifier.ValueText == nameof(SpanOptions.Ignore))
            {
                foreach (var finding in new IgnoreCheck(argument, verdict, model, cancellationToken).Findings())
                {
                    yield return finding;
                }
            }
            else if (WhyIneffective(argument) is { } message)
            {
                yield return (argument, message);
            }
        }
    }

    public static IEnumerable<(SyntaxNode Place, string Message)> EmptyMember(AttributeSyntax attribute, SemanticModel model, CancellationToken cancellationToken) =>
        from argument in attribute.ArgumentList!.Arguments
        where argument.NameEquals?.Name.Identifier.ValueText == "Member" && model.GetConstantValue(argument.Expression, cancellationToken).Value is ""
        select ((SyntaxNode)argument, "Member = \"\" captures the value itself, as does no Member: write the path of a member, or remove it.");

    private string? WhyIneffective(AttributeArgumentSyntax argument)
    {
        var options = verdict.Options;
        return argument.NameEquals?.Name.Identifier.ValueText switch
        {
            nameof(SpanOptions.MinDurationMs) when !(options.MinDurationMs > 0) && IsWrittenOut(argument) =>
                $"MinDurationMs = {argument.Expression} reports every call, as does no MinDurationMs: write the milliseconds a call has to take, or remove it.",
            nameof(SpanOptions.MinDurationMs) when double.IsInfinity(options.MinDurationMs) && IsWrittenOut(argument) =>
                $"MinDurationMs = {argument.Expression} is no duration, so every call is reported: write the milliseconds a call has to take, or remove it.",
            nameof(SpanOptions.Every) when options.Every <= 1 && IsWrittenOut(argument) =>
                $"Every = {argument.Expression} reports every call, as does no Every: write 2 or more, or remove it.",
            nameof(SpanOptions.Kind) when options.Kind < 0 || options.Kind >= Kinds.Length =>
                $"Kind = {argument.Expression} is no ActivityKind: write {string.Join(", ", Kinds.Take(Kinds.Length - 1))} or {Kinds.Last()}, or remove it.",
            nameof(SpanOptions.Scope) when options.Scope is null && argument.Expression is TypeOfExpressionSyntax scope =>
                $"'{scope.Type}' has no name that could be a scope, so '{verdict.Method.ContainingType.Name}' is: write a class, struct or interface, or remove it.",
            nameof(SpanOptions.StackTrace) when options is { StackTrace: true } && options.ExpectedExceptions.Any(IgnoreCheck.IsEveryException) =>
                "StackTrace = true records nothing, since Ignore = typeof(Exception) leaves no exception that is an error: remove one of them.",
            _ => null,
        };
    }

    /// <summary>False for a value that is named elsewhere in the project: it may be another one tomorrow, or in another configuration.</summary>
    private bool IsWrittenOut(AttributeArgumentSyntax argument) => argument.Expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
        .All(name => model.GetSymbolInfo(name, cancellationToken).Symbol is not IFieldSymbol field || field.DeclaringSyntaxReferences.IsEmpty);
}
