using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Instrumentation.Analyzers.Flow.Paths;

/// <content>Jumps and exceptions: which finally blocks run, which handlers catch.</content>
internal sealed partial class PathExplorer
{
    private void Follow(ControlFlowBranch branch, FlowState state, PathStep? path) =>
        RunFinally(branch, 0, state, _continuation, path);

    /// <summary>Runs the finally blocks that a jump leaves, innermost first, then jumps.</summary>
    private void RunFinally(ControlFlowBranch branch, int next, FlowState state, Continuation? outer, PathStep? path)
    {
        if (next < branch.FinallyRegions.Length)
        {
            var pending = new Continuation(branch, next + 1, RaisedIn: null, Thrown: null, outer);
            Enqueue(branch.FinallyRegions[next].FirstBlockOrdinal, state, pending, path);
        }
        else if (branch.Destination is { } destination)
        {
            state = branch.LeavingRegions.Aggregate(state, (current, region) => current.Leave(region));
            Enqueue(destination.Ordinal, state, outer, path);
        }
    }

    /// <summary>Ends a finally: what was pending goes on. The end of a filter that says no goes nowhere: <see cref="Raise"/> has tried what comes after it.</summary>
    private void EndFinally(FlowState state)
    {
        if (_continuation is not { } pending || !IsInFinally(_block.EnclosingRegion))
        {
            return;
        }

        if (pending.Branch is { } branch)
        {
            RunFinally(branch, pending.NextFinally, state, pending.Outer, _path);
        }
        else
        {
            Raise(state, pending.RaisedIn!, pending.Thrown, pending.Outer, _path);
        }
    }

    private static bool IsInFinally(ControlFlowRegion region)
    {
        var current = region;
        while (current is { Kind: not (ControlFlowRegionKind.Finally or ControlFlowRegionKind.Filter), EnclosingRegion: { } enclosing })
        {
            current = enclosing;
        }

        return current.Kind == ControlFlowRegionKind.Finally;
    }

    /// <summary>Looks for handlers from <paramref name="from"/> outwards. Any handler that may catch the exception is taken to do so, and not to.</summary>
    private void Raise(FlowState state, ControlFlowRegion from, ITypeSymbol? thrown, Continuation? continuation, PathStep? path)
    {
        for (var region = from; region?.EnclosingRegion is { } enclosing; region = enclosing)
        {
            state = state.Leave(region);
            switch (region.Kind)
            {
                case ControlFlowRegionKind.Filter:
                    // The runtime takes it as "no".
                    return;
                case ControlFlowRegionKind.Finally:
                    continuation = continuation?.Outer;
                    break;
                case ControlFlowRegionKind.Try when enclosing.Kind == ControlFlowRegionKind.TryAndFinally:
                    var pending = new Continuation(Branch: null, NextFinally: 0, enclosing, thrown, continuation);
                    Enqueue(enclosing.NestedRegions[1].FirstBlockOrdinal, state, pending, path);
                    return;
                case ControlFlowRegionKind.Try:
                    if (Catch(enclosing, state, thrown, continuation, path))
                    {
                        return;
                    }

                    break;
            }
        }

        if (state.Builder.Exists)
        {
            _events.Add(new BuilderEvent(BuilderEventKind.LeftByException, state.Builder, path));
        }
    }

    /// <summary>Enters the handlers of a try; true when none lets the exception pass.</summary>
    private bool Catch(ControlFlowRegion tryAndCatch, FlowState state, ITypeSymbol? thrown, Continuation? continuation, PathStep? path)
    {
        foreach (var handler in tryAndCatch.NestedRegions.Skip(1))
        {
            var caught = handler.ExceptionType;
            if (!MayCatch(caught, thrown))
            {
                continue;
            }

            Enqueue(handler.FirstBlockOrdinal, state, continuation, path);
            if (handler.Kind == ControlFlowRegionKind.Catch && MustCatch(caught, thrown))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MayCatch(ITypeSymbol? caught, ITypeSymbol? thrown) =>
        thrown is null || CatchesEverything(caught) || IsOrDerivesFrom(thrown, caught!) || IsOrDerivesFrom(caught!, thrown);

    private static bool MustCatch(ITypeSymbol? caught, ITypeSymbol? thrown) =>
        CatchesEverything(caught) || (thrown is not null && IsOrDerivesFrom(thrown, caught!));

    private static bool CatchesEverything(ITypeSymbol? caught) => caught is null
        or { SpecialType: SpecialType.System_Object }
        or { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private static bool IsOrDerivesFrom(ITypeSymbol type, ITypeSymbol ancestor)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, ancestor))
            {
                return true;
            }
        }

        return false;
    }
}
