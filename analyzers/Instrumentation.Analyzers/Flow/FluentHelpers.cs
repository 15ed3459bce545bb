using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Flow;

/// <summary>
/// Methods of the user's project that take a builder, set attributes and the like on it, and give it back or return nothing. A builder that is passed to one is
/// still its caller's. What they call themselves is not looked into.
/// </summary>
internal sealed class FluentHelpers(Compilation compilation, RuntimeTypes types, CancellationToken cancellationToken)
{
    private readonly Dictionary<IParameterSymbol, bool> _known = new(SymbolEqualityComparer.Default);

    /// <summary>The method can be seen to do no more than this with the builder that it gets for <paramref name="parameter"/>.</summary>
    public bool OnlySetsAttributes(IParameterSymbol parameter)
    {
        var definition = parameter.OriginalDefinition;
        if (!_known.TryGetValue(definition, out var known))
        {
            _known.Add(definition, known = Body(definition) is { } body && IsHarmless(body, definition));
        }

        return known;
    }

    private IOperation? Body(IParameterSymbol parameter)
    {
        if (!IsSpanBuilder(parameter.Type)
            || parameter.RefKind != RefKind.None
            || parameter.ContainingSymbol is not IMethodSymbol { IsAsync: false, DeclaringSyntaxReferences: [var reference] } method
            || !(method.ReturnsVoid || IsSpanBuilder(method.ReturnType))
            || (!method.IsStatic && (method.IsVirtual || method.IsAbstract || method.IsOverride)))
        {
            return null;
        }

        var syntax = reference.GetSyntax(cancellationToken);
#pragma warning disable RS1030 // The method that is called may stand in another file than the call.
        return compilation.ContainsSyntaxTree(syntax.SyntaxTree)
            ? compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax, cancellationToken)
            : null;
#pragma warning restore RS1030
    }

    private bool IsHarmless(IOperation body, IParameterSymbol parameter) =>
        body.Descendants().OfType<IParameterReferenceOperation>().Where(reference => IsSame(reference.Parameter, parameter)).All(IsHarmlessUse)
        && body.Descendants().OfType<IReturnOperation>().All(result => result.ReturnedValue is not { } value || !IsSpanBuilder(value.Type) || IsRootedIn(value, parameter));

    private bool IsHarmlessUse(IOperation use) => use.Parent switch
    {
        IInvocationOperation call when call.Instance == use => IsSetter(call) && IsHarmlessUse(call),
        IPropertyReferenceOperation property => IsSpanBuilder(property.Property.ContainingType),
        IReturnOperation or IExpressionStatementOperation => IsInMethod(use),
        IBinaryOperation { OperatorMethod: null } or IConversionOperation { IsImplicit: true, Parent: IBinaryOperation { OperatorMethod: null } } => true,
        IIsTypeOperation => true,
        IIsPatternOperation { Pattern: IConstantPatternOperation or ITypePatternOperation or INegatedPatternOperation { Pattern: IConstantPatternOperation or ITypePatternOperation } } => true,
        _ => false,
    };

    /// <summary>Not in a lambda or local function, which may run at any time.</summary>
    private static bool IsInMethod(IOperation operation)
    {
        var ancestor = operation.Parent;
        while (ancestor is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            ancestor = ancestor.Parent;
        }

        return ancestor is null;
    }

    private bool IsRootedIn(IOperation value, IParameterSymbol parameter) => value switch
    {
        IParameterReferenceOperation reference => IsSame(reference.Parameter, parameter),
        IInvocationOperation { Instance: { } instance } call => IsSetter(call) && IsRootedIn(instance, parameter),
        _ => false,
    };

    private bool IsSetter(IInvocationOperation call) => IsSpanBuilder(call.TargetMethod.ContainingType)
        && call.TargetMethod.Name is MethodNames.SetAttribute or MethodNames.SetStatus or MethodNames.SetKind or MethodNames.SetParent
            or MethodNames.SetTraceKey or MethodNames.AddLink;

    private bool IsSpanBuilder(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type, types.SpanBuilder);

    private static bool IsSame(ISymbol left, ISymbol right) => SymbolEqualityComparer.Default.Equals(left, right);
}
