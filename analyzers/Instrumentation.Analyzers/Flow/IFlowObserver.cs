using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Flow;

/// <summary>Is told what evaluating an operation does, in the order in which it does it.</summary>
internal interface IFlowObserver
{
    /// <summary>Something happens to the followed builder; <paramref name="state"/> is the one before.</summary>
    void OnEvent(BuilderEventKind kind, IOperation operation, FlowState state);

    /// <summary>The operation may throw in <paramref name="state"/>.</summary>
    void OnThrow(IOperation operation, FlowState state);
}
