using Instrumentation.Analyzers.Flow.Conditions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Flow.Paths;

/// <summary>
/// Follows one builder along every path of a function, breadth first. A path ends where it comes to a block in a state in which the block
/// was seen before, so that loops end. A function with more states than <see cref="MaxPoints"/> is left alone.
/// </summary>
internal sealed partial class PathExplorer : IFlowObserver
{
    /// <summary>Hand-written functions have tens or hundreds; beyond this nobody could follow the report anyway.</summary>
    public const int MaxPoints = 4000;

    private readonly FlowContext _context;
    private readonly Transfer _transfer;
    private readonly Queue<(Point Point, PathStep? Path)> _queue = new();
    private readonly HashSet<Point> _seen = [];
    private readonly List<BuilderEvent> _events = [];
    private readonly HashSet<(int From, int To)> _edges = [];

    private BasicBlock _block;
    private Continuation? _continuation;
    private PathStep? _path;

    private PathExplorer(FlowContext context)
    {
        _context = context;
        _transfer = new Transfer(context, this);
        _block = context.Graph.Blocks[0];
    }

    /// <summary>Null when the function has too many states to be followed.</summary>
    public static FlowResult? Explore(FlowContext context, CancellationToken cancellationToken)
    {
        var explorer = new PathExplorer(context);
        explorer.Enqueue(0, FlowState.Start, continuation: null, path: null);
        while (explorer._queue.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (explorer._seen.Count > MaxPoints)
            {
                return null;
            }

            var (point, path) = explorer._queue.Dequeue();
            explorer.Visit(point, path);
        }

        return new FlowResult(context, explorer._events, explorer._edges);
    }

    void IFlowObserver.OnEvent(BuilderEventKind kind, IOperation operation, FlowState state)
    {
        _path = new PathStep(_path, PathStepKind.Event, _block.Ordinal, operation) { Event = kind };
        _events.Add(new BuilderEvent(kind, state.Builder, _path));
    }

    void IFlowObserver.OnThrow(IOperation operation, FlowState state)
    {
        if (ThrowPolicy.MayThrow(operation, _context.Methods) && ThrowPolicy.IsExpectedIn(_block.EnclosingRegion))
        {
            Raise(state, _block.EnclosingRegion, thrown: null, _continuation, new PathStep(_path, PathStepKind.Throw, _block.Ordinal, operation));
        }
    }

    private void Visit(Point point, PathStep? path)
    {
        _block = _context.Graph.Blocks[point.Block];
        _continuation = point.Continuation;
        _path = path;
        _transfer.Begin(point.State);
        if (_block.Kind == BasicBlockKind.Exit)
        {
            _events.Add(new BuilderEvent(BuilderEventKind.Left, point.State.Builder, path));
            return;
        }

        foreach (var operation in _block.Operations)
        {
            _ = _transfer.Evaluate(operation);
            if (_transfer.IsDead)
            {
                return;
            }
        }

        if (_block.ConditionalSuccessor is not null)
        {
            Decide();
        }
        else
        {
            FallThrough(_block.FallThroughSuccessor!);
        }
    }

    private void Decide()
    {
        var value = _transfer.Evaluate(_block.BranchValue!);
        if (_transfer.IsDead)
        {
            return;
        }

        var state = _transfer.State;
        foreach (var outcome in (ReadOnlySpan<bool>)[true, false])
        {
            _transfer.Begin(state);
            _transfer.Assume(value.Condition, outcome);
            if ((value.Truth ?? outcome) == outcome && !_transfer.IsDead)
            {
                Follow(Successor(outcome), _transfer.State, value.Truth is null ? Decision(value.Condition, outcome) : _path);
            }
        }
    }

    private PathStep Decision(Condition? condition, bool outcome) =>
        new(_path, PathStepKind.Decision, _block.Ordinal, _block.BranchValue!)
        {
            Condition = condition,
            Outcome = outcome,
            Next = Successor(outcome).Destination?.Ordinal ?? -1,
            Alternative = Successor(!outcome).Destination?.Ordinal ?? -1,
        };

    private ControlFlowBranch Successor(bool outcome) =>
        (_block.ConditionKind == ControlFlowConditionKind.WhenTrue) == outcome ? _block.ConditionalSuccessor! : _block.FallThroughSuccessor!;

    private void FallThrough(ControlFlowBranch branch)
    {
        if (_block.BranchValue is { } value)
        {
            _ = _transfer.Surrender(value);
            if (_transfer.IsDead)
            {
                return;
            }
        }

        var state = _transfer.State;
        switch (branch.Semantics)
        {
            case ControlFlowBranchSemantics.Throw:
                Raise(state, _block.EnclosingRegion, ThrownType(_block.BranchValue!), _continuation, new PathStep(_path, PathStepKind.Throw, _block.Ordinal, _block.BranchValue!));
                break;
            case ControlFlowBranchSemantics.Rethrow:
                Raise(state, _block.EnclosingRegion, thrown: null, _continuation, _path);
                break;
            case ControlFlowBranchSemantics.StructuredExceptionHandling:
                EndFinally(state);
                break;
            default:
                Follow(branch, state, _path);
                break;
        }
    }

    private static ITypeSymbol? ThrownType(IOperation exception) =>
        exception is IConversionOperation { IsImplicit: true } conversion ? ThrownType(conversion.Operand) : exception.Type;

    private void Enqueue(int block, FlowState state, Continuation? continuation, PathStep? path)
    {
        _edges.Add((_block.Ordinal, block));
        var point = new Point(block, state, continuation);
        if (_seen.Add(point))
        {
            _queue.Enqueue((point, path));
        }
    }

    private readonly record struct Point(int Block, FlowState State, Continuation? Continuation);
}
