using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Annotation;

/// <summary>SPAN004: <c>[Span]</c> stands on something that no wrapper can be written around, or names a member that is not there.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CannotBeWrappedAnalyzer() : AnnotationAnalyzer(Rule)
{
    internal static readonly DiagnosticDescriptor Rule = new(
        RuleIdentifiers.CannotBeWrapped,
        "The member cannot be wrapped",
        "{0}",
        RuleIdentifiers.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RuleIdentifiers.HelpLink(RuleIdentifiers.CannotBeWrapped));

    // Local functions and lambdas are members of no type.
    private protected override void Register(CompilationStartAnalysisContext context, RuntimeTypes types)
    {
        base.Register(context, types);
        context.RegisterOperationAction(operation => Analyze(operation, types), OperationKind.LocalFunction, OperationKind.AnonymousFunction);
    }

    private static void Analyze(OperationAnalysisContext context, RuntimeTypes types)
    {
        var function = context.Operation is ILocalFunctionOperation local ? local.Symbol : ((IAnonymousFunctionOperation)context.Operation).Symbol;
        if (SpanMarks.In(context.Compilation).MayBeAt(function)
            && Verdicts.Of(function, types, context.Compilation, context.CancellationToken) is { } verdict)
        {
            foreach (var problem in verdict.Problems.Where(problem => problem.RuleId == Rule.Id))
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule, problem.Location, problem.Message));
            }
        }
    }
}
