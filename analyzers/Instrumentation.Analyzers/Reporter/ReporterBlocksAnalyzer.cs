using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Reporter;

/// <summary>SPAN201: <c>NotifyOfAddedSpan</c> of a reporter waits for something.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReporterBlocksAnalyzer() : SpanAnalyzer(Rule)
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

    private const string Notify = "NotifyOfAddedSpan";

    private protected override void Register(CompilationStartAnalysisContext context, RuntimeTypes types)
    {
        if (context.Compilation.GetTypeByMetadataName(MetadataNames.ITraceReporter) is { } reporter)
        {
            context.RegisterOperationBlockAction(blocks => Check(blocks, reporter));
        }
    }

    private static void Check(OperationBlockAnalysisContext context, INamedTypeSymbol reporter)
    {
        // An explicit implementation has the interface in front of its name.
        var type = context.OwningSymbol.ContainingType;
        if (context.OwningSymbol is not IMethodSymbol method
            || !method.Name.EndsWith(Notify, StringComparison.Ordinal)
            || method.Parameters.Length != 1
            || !IsImplementation(method, type, reporter, Notify))
        {
            return;
        }

        var isInline = BaseTypes(type).SelectMany(owner => owner.GetMembers().OfType<IPropertySymbol>())
            .FirstOrDefault(property => IsImplementation(property, type, reporter, "IsInline")) is { } inline && IsTrue(inline);
        foreach (var operation in context.OperationBlocks.SelectMany(RunAtOnce))
        {
            if (BlockingCalls.Describe(operation, isInline) is { } call && !IsKnownToBeDone(operation))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Rule, operation.Syntax.GetLocation(), call, isInline ? "the function that reports the span" : "the reporter's thread"));
            }
        }
    }

    /// <summary>It implements the interface's member, or overrides what does.</summary>
    private static bool IsImplementation(ISymbol member, INamedTypeSymbol type, INamedTypeSymbol reporter, string name)
    {
        if (!type.AllInterfaces.Contains(reporter, SymbolEqualityComparer.Default)
            || reporter.GetMembers(name).FirstOrDefault() is not { } declared
            || type.FindImplementationForInterfaceMember(declared) is not { } implementation)
        {
            return false;
        }

        for (ISymbol? current = member; current is not null; current = (current as IMethodSymbol)?.OverriddenMethod ?? (ISymbol?)(current as IPropertySymbol)?.OverriddenProperty)
        {
            if (SymbolEqualityComparer.Default.Equals(current, implementation))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<INamedTypeSymbol> BaseTypes(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }

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
