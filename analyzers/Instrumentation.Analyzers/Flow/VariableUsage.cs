using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Flow;

/// <summary>How one function uses its variables: which ones can be followed, and from what their values come. Blind to the order of execution.</summary>
internal sealed class VariableUsage
{
    private readonly ISymbol _owner;
    private readonly HashSet<object> _shared = [];
    private readonly Dictionary<object, List<IOperation>> _sources = [];

    /// <param name="graph">The function.</param>
    /// <param name="operations">All that it evaluates.</param>
    /// <param name="owner">Its symbol.</param>
    public VariableUsage(ControlFlowGraph graph, IEnumerable<IOperation> operations, ISymbol owner)
    {
        _owner = owner;
        CollectShared(graph.OriginalOperation);
        foreach (var operation in operations)
        {
            CollectSources(operation);
        }
    }

    /// <summary>Everything the graph evaluates, in no particular order.</summary>
    public static IEnumerable<IOperation> AllOperations(ControlFlowGraph graph) =>
        from block in graph.Blocks
        from statement in block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations
        from operation in statement.DescendantsAndSelf()
        select operation;

    /// <summary>The variable belongs to this function alone: no lambda, local function or reference writes it.</summary>
    public bool IsFollowed(ISymbol variable) => IsOwn(variable) && !_shared.Contains(variable);

    /// <summary>A parameter that keeps the value of the call.</summary>
    public bool IsNeverAssigned(object variable) => variable is IParameterSymbol parameter && IsFollowed(parameter) && !_sources.ContainsKey(parameter);

    /// <summary>The one value that the local ever has.</summary>
    public IOperation? OnlyValueOf(ISymbol local) =>
        local is ILocalSymbol && IsFollowed(local) && _sources.TryGetValue(local, out var sources) && sources.Count == 1 ? sources[0] : null;

    /// <summary>The one expression a temporary of the compiler stands for; null when it depends on the path.</summary>
    public IOperation? Captured(CaptureId capture) =>
        _sources.TryGetValue(capture, out var sources) && sources.Count == 1 ? sources[0] : null;

    /// <summary>All variables, fields and properties that <paramref name="operation"/> is computed from.</summary>
    public HashSet<object> RootsOf(IOperation operation)
    {
        var roots = new HashSet<object>();
        CollectRoots(operation, roots, []);
        if (roots.Count == 0)
        {
            // Methods of one type that take nothing may well look at the same thing.
            roots.UnionWith(operation.DescendantsAndSelf().OfType<IInvocationOperation>().Select(call => call.TargetMethod.ContainingType));
        }

        return roots;
    }

    private bool IsOwn(ISymbol variable) => variable is ILocalSymbol { IsRef: false } or IParameterSymbol { RefKind: RefKind.None }
        && SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, _owner);

    private void CollectShared(IOperation function)
    {
        foreach (var operation in function.Descendants())
        {
            var shared = operation switch
            {
                IAnonymousFunctionOperation or ILocalFunctionOperation => operation.Descendants(),
                IVariableDeclaratorOperation { Symbol.IsRef: true, Initializer: { } initializer } => initializer.Descendants(),
                IAddressOfOperation address => address.Descendants(),
                _ => [],
            };
            _shared.UnionWith(shared.Select(VariableOf).Where(variable => variable is not null && IsOwn(variable))!);
        }
    }

    /// <summary>The local or parameter that the operation names.</summary>
    public static ISymbol? VariableOf(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation reference => reference.Local,
        IParameterReferenceOperation reference => reference.Parameter,
        _ => null,
    };

    private void CollectSources(IOperation operation)
    {
        switch (operation)
        {
            case IFlowCaptureOperation capture:
                AddSource(capture.Id, capture.Value);
                break;
            case ISimpleAssignmentOperation assignment:
                AddSource(VariableOf(assignment.Target), assignment.Value);
                break;
            case IDeconstructionAssignmentOperation deconstruction:
                AddSources(deconstruction.Target, deconstruction.Value);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref, Parent: { } call } argument:
                AddSources(argument.Value, call);
                break;
            case IIsPatternOperation match:
                foreach (var declared in DeclaredBy(match.Pattern))
                {
                    AddSource(declared, match.Value);
                }

                break;
        }
    }

    /// <summary>The variables that a pattern declares.</summary>
    public static IEnumerable<ISymbol> DeclaredBy(IPatternOperation pattern) =>
        from part in pattern.DescendantsAndSelf()
        let declared = part switch
        {
            IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
            IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
            IListPatternOperation list => list.DeclaredSymbol,
            _ => null,
        }
        where declared is not null
        select declared;

    private void AddSources(IOperation targets, IOperation value)
    {
        foreach (var target in targets.DescendantsAndSelf())
        {
            AddSource(VariableOf(target), value);
        }
    }

    private void AddSource(object? variable, IOperation value)
    {
        if (variable is null)
        {
            return;
        }

        if (!_sources.TryGetValue(variable, out var sources))
        {
            _sources.Add(variable, sources = []);
        }

        sources.Add(value);
    }

    private void CollectRoots(IOperation operation, HashSet<object> roots, HashSet<object> visited)
    {
        foreach (var part in operation.DescendantsAndSelf())
        {
            object? variable = part is IFlowCaptureReferenceOperation capture ? capture.Id : VariableOf(part);
            if (part is IFieldReferenceOperation { Field.IsConst: false } or IPropertyReferenceOperation
                && part is IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation } member)
            {
                roots.Add(member.Member);
            }
            else if (variable is ISymbol)
            {
                roots.Add(variable);
            }

            if (variable is not null && visited.Add(variable) && _sources.TryGetValue(variable, out var sources))
            {
                sources.ForEach(source => CollectRoots(source, roots, visited));
            }
        }
    }
}
