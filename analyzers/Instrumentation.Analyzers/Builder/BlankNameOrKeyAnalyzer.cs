using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Builder;

/// <summary>SPAN109: a span gets a name, an attribute a key, or a trace a key that is null, empty or white space.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BlankNameOrKeyAnalyzer() : SpanAnalyzer(Rule)
{
    internal static readonly DiagnosticDescriptor Rule = new(
        RuleIdentifiers.BlankNameOrKey,
        "Name or key is blank",
        "The {0} is blank: {1}",
        RuleIdentifiers.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A span without a name cannot be told from others; an attribute without a key is not recorded.",
        helpLinkUri: RuleIdentifiers.HelpLink(RuleIdentifiers.BlankNameOrKey));

    private protected override void Register(CompilationStartAnalysisContext context, RuntimeTypes types)
    {
        var scope = context.Compilation.GetTypeByMetadataName(MetadataNames.SpanScope);
        context.RegisterOperationAction(operation => Check(operation, types, scope), OperationKind.Invocation);
    }

    private static void Check(OperationAnalysisContext context, RuntimeTypes types, ITypeSymbol? scope)
    {
        var call = (IInvocationOperation)context.Operation;
        var (parameter, what, advice) = call.TargetMethod.Name switch
        {
            MethodNames.Builder when IsOf(types.Span) => ("name", "name of the span", "say what the span is about"),
            MethodNames.StartSpan when IsOf(types.MetricGroup) => ("name", "name of the span", "say what the span is about"),
            MethodNames.SetAttribute when IsOf(types.SpanBuilder) || IsOf(scope) => ("key", "key of the attribute", "the attribute is not recorded"),
            MethodNames.SetTraceKey when IsOf(types.SpanBuilder) || IsOf(scope) => ("traceKey", "key of the trace", "the span keeps the trace it has"),
            _ => default,
        };
        if (parameter is not null
            && call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter) is { } found
            && IsBlank(AssignedOnce.ValueOf(found.Value)))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, found.Value.Syntax.GetLocation(), what, advice));
        }

        bool IsOf(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, type);
    }

    private static bool IsBlank(IOperation value) => value switch
    {
        { ConstantValue: { HasValue: true, Value: var constant } } => string.IsNullOrWhiteSpace(constant as string),
        IFieldReferenceOperation { Field: { Name: nameof(string.Empty), ContainingType.SpecialType: SpecialType.System_String } } => true,
        IDefaultValueOperation => true,
        IConversionOperation { OperatorMethod: null } conversion => IsBlank(conversion.Operand),
        _ => false,
    };
}
