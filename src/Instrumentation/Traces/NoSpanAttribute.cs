namespace Instrumentation.Traces;

/// <summary>
/// Makes an exception from a policy that <see cref="RequireSpanAttribute">[assembly: RequireSpan]</see> states: the method, or all methods of the type and of the types
/// within it, need no span. Rule SPAN016 reads it; nothing happens at run time.
/// </summary>
/// <example>
/// <code>
/// [NoSpan("Called once per byte; its caller has the span.")]
/// public override int Map(byte value) => value;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, Inherited = false)]
public sealed class NoSpanAttribute : Attribute
{
    /// <summary>Makes an exception.</summary>
    /// <param name="reason">Why there is no span. A blank one is not accepted: SPAN016 is reported as if there were no exception.</param>
    public NoSpanAttribute(string reason) => Reason = reason;

    /// <summary>Why there is no span.</summary>
    public string Reason { get; }
}
