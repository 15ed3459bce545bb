using Instrumentation.Analyzers.Flow.Conditions;
using Instrumentation.Analyzers.Flow.Methods;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Flow;

/// <summary>What stays the same while the paths of one function are followed.</summary>
/// <param name="Function">The function.</param>
/// <param name="Creation">The call that makes the builder that is followed.</param>
internal sealed record FlowContext(FunctionFlow Function, IInvocationOperation Creation)
{
    public ControlFlowGraph Graph => Function.Graph;

    public RuntimeTypes Types => Function.Types;

    public VariableUsage Usage => Function.Usage;

    public ConditionReader Conditions => Function.Conditions;

    public BuilderMethods Methods => Function.Methods;

    public FluentHelpers Helpers => Function.Helpers;

    public bool MayBeCyclic => Function.MayBeCyclic;
}
