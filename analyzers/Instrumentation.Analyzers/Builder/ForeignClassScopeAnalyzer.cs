using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Builder;

/// <summary>SPAN108: the class scope of a span is another type than the one in whose code it is made.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ForeignClassScopeAnalyzer() : SpanAnalyzer(Rule)
{
    internal static readonly DiagnosticDescriptor Rule = new(
        RuleIdentifiers.ForeignClassScope,
        "Class scope is another type",
        "The class scope is '{0}', but the code is part of '{1}': is typeof({1}) meant?",
        RuleIdentifiers.Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "The class scope says where a span comes from. It is what filters match and what tells spans of one name apart.",
        helpLinkUri: RuleIdentifiers.HelpLink(RuleIdentifiers.ForeignClassScope));

    private protected override void Register(CompilationStartAnalysisContext context, RuntimeTypes types) =>
        context.RegisterOperationAction(operation => Check(operation, types), OperationKind.Invocation);

    private static void Check(OperationAnalysisContext context, RuntimeTypes types)
    {
        var call = (IInvocationOperation)context.Operation;
        var isScoped = call.TargetMethod.Name switch
        {
            MethodNames.Builder => SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, types.Span),
            MethodNames.StartSpan => SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, types.MetricGroup),
            _ => false,
        };
        if (!isScoped
            || call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value is not ITypeOfOperation { TypeOperand: INamedTypeSymbol scope } type
            || context.ContainingSymbol.ContainingType is not { CanBeReferencedByName: true, IsImplicitlyDeclared: false } containing
            || context.ContainingSymbol is IMethodSymbol { Name: WellKnownMemberNames.TopLevelStatementsEntryPointMethodName })
        {
            return;
        }

        for (var around = containing; around is not null; around = around.ContainingType)
        {
            if (SymbolEqualityComparer.Default.Equals(around.OriginalDefinition, scope.OriginalDefinition))
            {
                return;
            }
        }

        var format = SymbolDisplayFormat.MinimallyQualifiedFormat;
        context.ReportDiagnostic(Diagnostic.Create(Rule, type.Syntax.GetLocation(), scope.ToDisplayString(format), containing.ToDisplayString(format)));
    }
}
