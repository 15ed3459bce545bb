using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Instrumentation.Analyzers.Flow.Paths;

/// <summary>Where a path goes on when the finally it is in has ended.</summary>
/// <param name="Branch">The jump that runs the finally; null when an exception does.</param>
/// <param name="NextFinally">How many of the jump's finally regions have begun.</param>
/// <param name="RaisedIn">For an exception: the region from which it is looking for a handler.</param>
/// <param name="Thrown">For an exception: its type, when it is known.</param>
/// <param name="Outer">What was pending when the finally began.</param>
internal sealed record Continuation(
    ControlFlowBranch? Branch, int NextFinally, ControlFlowRegion? RaisedIn, ITypeSymbol? Thrown, Continuation? Outer);
