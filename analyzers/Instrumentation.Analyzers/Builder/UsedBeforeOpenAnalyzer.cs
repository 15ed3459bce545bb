using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Builder;

/// <summary>SPAN112: a constructor of a rich function reads the context or the metric group, which nobody has set yet.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UsedBeforeOpenAnalyzer() : SpanAnalyzer(Rule)
{
    internal static readonly DiagnosticDescriptor Rule = new(
        RuleIdentifiers.UsedBeforeOpen,
        "Context is used before Open",
        "'{0}' is read before anything has set the context: use it in Open or later",
        RuleIdentifiers.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A rich function gets its context after it is constructed and before Open is called. A constructor is too early.",
        helpLinkUri: RuleIdentifiers.HelpLink(RuleIdentifiers.UsedBeforeOpen));

    private protected override void Register(CompilationStartAnalysisContext context, RuntimeTypes types)
    {
        if (context.Compilation.GetTypeByMetadataName(MetadataNames.IRichFunction)?.GetMembers("RuntimeContext").FirstOrDefault() is { } contextMember)
        {
            var richFunction = context.Compilation.GetTypeByMetadataName(MetadataNames.RichFunction);
            context.RegisterOperationBlockAction(blocks => Check(blocks, types, contextMember, richFunction));
        }
    }

    private static void Check(OperationBlockAnalysisContext context, RuntimeTypes types, ISymbol contextMember, INamedTypeSymbol? richFunction)
    {
        if (context.OwningSymbol is not IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
            || constructor.ContainingType.FindImplementationForInterfaceMember(contextMember) is not IPropertySymbol property
            || !IsUnsetInConstructor(property, constructor, richFunction))
        {
            return;
        }

        var operations = context.OperationBlocks.SelectMany(block => block.DescendantsAndSelf()).ToList();
        if (operations.Any(operation => IsAssigned(operation, property) || IsOtherConstructor(operation, constructor)))
        {
            return;
        }

        foreach (var read in operations.OfType<IPropertyReferenceOperation>().Where(IsRead).Where(read => IsContextOrGroup(read.Property)))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, read.Syntax.GetLocation(), read.Property.Name));
        }

        bool IsContextOrGroup(IPropertySymbol read) => Same(read, property)
            || (Same(read.ContainingType, richFunction) && Same(read.Type, types.MetricGroup));
    }

    /// <summary>Nothing gives the property a value before the body of the constructor runs.</summary>
    private static bool IsUnsetInConstructor(IPropertySymbol property, IMethodSymbol constructor, INamedTypeSymbol? richFunction)
    {
        for (var type = constructor.ContainingType.BaseType; type is not null && !Same(type.ContainingAssembly, richFunction?.ContainingAssembly); type = type.BaseType)
        {
            if (type.InstanceConstructors.Any(inherited => !inherited.IsImplicitlyDeclared) && type.SpecialType != SpecialType.System_Object)
            {
                return false;
            }
        }

        return Same(property.ContainingType, richFunction)
            || property.DeclaringSyntaxReferences is [var reference]
            && reference.GetSyntax() is PropertyDeclarationSyntax { AccessorList.Accessors: var accessors, Initializer: null or { Value: PostfixUnaryExpressionSyntax } }
            && accessors.All(accessor => accessor is { Body: null, ExpressionBody: null });
    }

    /// <summary>Of this instance, at once: not in a lambda, not in <c>nameof</c>, not behind a question mark.</summary>
    private static bool IsRead(IPropertyReferenceOperation reference) => reference
        is { Instance: IInstanceReferenceOperation, Parent: not IConditionalAccessOperation and not IIsPatternOperation and not IBinaryOperation }
        && !IsTarget(reference)
        && !Ancestors(reference).Any(ancestor => ancestor is IAnonymousFunctionOperation or ILocalFunctionOperation or INameOfOperation);

    private static bool IsAssigned(IOperation operation, IPropertySymbol property) =>
        operation is IPropertyReferenceOperation { Instance: IInstanceReferenceOperation } reference && Same(reference.Property, property) && IsTarget(reference);

    private static bool IsTarget(IOperation reference) => reference.Parent is IAssignmentOperation assignment && assignment.Target == reference;

    /// <summary>Another constructor of the type may have set it.</summary>
    private static bool IsOtherConstructor(IOperation operation, IMethodSymbol constructor) =>
        operation is IInvocationOperation { TargetMethod: { MethodKind: MethodKind.Constructor } called } && Same(called.ContainingType, constructor.ContainingType);

    private static IEnumerable<IOperation> Ancestors(IOperation operation)
    {
        for (var ancestor = operation.Parent; ancestor is not null; ancestor = ancestor.Parent)
        {
            yield return ancestor;
        }
    }

    private static bool Same(ISymbol? left, ISymbol? right) => SymbolEqualityComparer.Default.Equals(left, right);
}
