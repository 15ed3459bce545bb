using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Reporter;

/// <summary>SPAN201: <c>NotifyOfAddedSpan</c> of a reporter waits for something.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReporterBlocksAnalyzer : SpanAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = new(
        RuleIdentifiers.ReporterBlocks,
        "Trace reporter blocks",
        "{0} blocks {1}: hand the span on, to a queue or a task of the reporter, and return",
        RuleIdentifiers.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A reporter that waits for each span takes spans more slowly than they come; an inline one stops the function that reports them.",
        helpLinkUri: RuleIdentifiers.HelpLink(RuleIdentifiers.ReporterBlocks));

    /// <summary>Makes the analyzer.</summary>
    public ReporterBlocksAnalyzer()
        : base(Rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, RuntimeTypes types)
    {
        if (context.Compilation.GetTypeByMetadataName(MetadataNames.ITraceReporter) is { } reporter)
        {
            context.RegisterOperationBlockAction(blocks => Check(blocks, reporter));
        }
    }

    private static void Check(OperationBlockAnalysisContext context, INamedTypeSymbol reporter)
    {
        var type = context.OwningSymbol.ContainingType;
        if (context.OwningSymbol is not IMethodSymbol { Parameters.Length: 1 } method || !IsImplementation(method, type, reporter, "NotifyOfAddedSpan"))
        {
            return;
        }

        var isInline = type.GetMembers().OfType<IPropertySymbol>().Any(property => IsImplementation(property, type, reporter, "IsInline") && IsTrue(property));
        foreach (var operation in context.OperationBlocks.SelectMany(RunAtOnce))
        {
            if (BlockingCalls.Describe(operation, isInline) is { } call && !IsKnownToBeDone(operation))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Rule, operation.Syntax.GetLocation(), call, isInline ? "the function that reports the span" : "the reporter's thread"));
            }
        }
    }

    private static bool IsImplementation(ISymbol member, INamedTypeSymbol type, INamedTypeSymbol reporter, string name) =>
        reporter.GetMembers(name).FirstOrDefault() is { } declared
        && type.AllInterfaces.Contains(reporter, SymbolEqualityComparer.Default)
        && SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(declared), member);

    /// <summary>All operations but those of lambdas and local functions, which may run elsewhere.</summary>
    private static IEnumerable<IOperation> RunAtOnce(IOperation operation) => operation is IAnonymousFunctionOperation or ILocalFunctionOperation
        ? []
        : operation.ChildOperations.SelectMany(RunAtOnce).Append(operation);

    private static bool IsTrue(IPropertySymbol property) => property.DeclaringSyntaxReferences is [var reference]
        && reference.GetSyntax() is PropertyDeclarationSyntax syntax
        && (syntax.ExpressionBody ?? syntax.AccessorList?.Accessors[0].ExpressionBody) is var body
        && (body?.Expression ?? syntax.Initializer?.Value ?? Returned(syntax)).IsKind(SyntaxKind.TrueLiteralExpression);

    private static ExpressionSyntax? Returned(PropertyDeclarationSyntax syntax) =>
        syntax.AccessorList?.Accessors[0].Body?.Statements is [ReturnStatementSyntax { Expression: var value }] ? value : null;

    /// <summary>The method asks somewhere whether the task is completed.</summary>
    private static bool IsKnownToBeDone(IOperation operation) =>
        operation.Syntax.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member
        && member.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(access =>
            access.Name.Identifier.ValueText is "IsCompleted" or "IsCompletedSuccessfully"
            && operation.Syntax.ToString().StartsWith(access.Expression + ".", StringComparison.Ordinal));
}
