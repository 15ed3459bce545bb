using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Flow.Methods;

/// <summary>What calls do to builders: those of the runtime, other than the builder's own, and those of the methods that the user has listed.</summary>
internal sealed class BuilderMethods(RuntimeTypes types, ListedMethods listed)
{
    public ListedMethods Listed => listed;

    public MethodRoles RolesOf(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.Name == MethodNames.Builder && IsOf(method, types.Span))
        {
            return MethodRoles.Creation;
        }

        if (method.Name == MethodNames.AddSpan && IsOf(method, types.MetricGroup))
        {
            return IsUnregistered(call.Instance) ? MethodRoles.None : MethodRoles.Owner;
        }

        var roles = listed.RolesOf(method);
        if (roles == MethodRoles.None || PartsOf(call).Any(part => IsSpanBuilder(part.Type)))
        {
            return roles;
        }

        // With a start that it did not get, the builder is a new one.
        return (roles & MethodRoles.Start) != 0 && IsSpanBuilder(method.ReturnType) ? (roles & ~MethodRoles.Owner) | MethodRoles.Creation : MethodRoles.None;
    }

    public bool IsCreation(IInvocationOperation call) => (RolesOf(call) & MethodRoles.Creation) != 0;

    /// <summary>A method of the builder itself, of which is known what its arguments mean.</summary>
    public bool IsOwn(IMethodSymbol method) => IsOf(method, types.SpanBuilder);

    /// <summary>The call sets one of the two times.</summary>
    public bool SetsTime(IInvocationOperation call) => IsOwn(call.TargetMethod)
        ? MethodNames.IsTimeSetter(call.TargetMethod.Name)
        : (RolesOf(call) & (MethodRoles.Start | MethodRoles.End)) != 0;

    /// <summary>The names of all methods that can make a builder; null when that cannot be told from the name.</summary>
    public IReadOnlyCollection<string>? CreationNames => listed.StartNames is { } names ? [MethodNames.Builder, .. names] : null;

    /// <summary>What the call gets: the instance and the arguments, and of a sequence that is written out in it the elements.</summary>
    public static IEnumerable<IOperation> PartsOf(IInvocationOperation call) =>
        call.ChildOperations.SelectMany(part => part is IArgumentOperation argument ? ElementsOf(argument.Value) : [part]);

    /// <summary>The elements of a sequence that is written out in the call; else the sequence itself, which is no builder.</summary>
    private static IEnumerable<IOperation> ElementsOf(IOperation sequence) => Unconverted(sequence) switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,

        // Has an interface of its own only in newer compilers than the one this is built against.
        { Syntax: CollectionExpressionSyntax } collection => collection.ChildOperations,
        _ => [sequence],
    };

    /// <summary>A group that reports nothing takes no builder: it can still be given to another.</summary>
    private static bool IsUnregistered(IOperation? group) => group is IInvocationOperation { Instance: { } parent }
        ? IsUnregistered(parent)
        : group is IPropertyReferenceOperation { Property: { IsStatic: true, Name: MethodNames.Unregistered } };

    private static IOperation Unconverted(IOperation operation) =>
        operation is IConversionOperation { OperatorMethod: null } conversion ? Unconverted(conversion.Operand) : operation;

    private bool IsSpanBuilder(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type, types.SpanBuilder);

    private static bool IsOf(IMethodSymbol method, INamedTypeSymbol type) => SymbolEqualityComparer.Default.Equals(method.ContainingType, type);
}
