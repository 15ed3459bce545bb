namespace Instrumentation.Traces;

/// <summary>
/// A policy of the project: every class and struct in it that derives from <see cref="Type"/>, or implements it, reports spans. Rule SPAN016 checks it: for a
/// function base class such as <c>RichMapFunction&lt;,&gt;</c> the methods that do the work have <see cref="SpanAttribute">[Span]</see>, for an interface the
/// methods that implement its members. <see cref="NoSpanAttribute">[NoSpan]</see> makes an exception. Nothing happens at run time.
/// </summary>
/// <example>
/// <code>
/// [assembly: RequireSpan(typeof(RichMapFunction&lt;,&gt;))]
/// [assembly: RequireSpan(typeof(IHandler&lt;&gt;))]
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class RequireSpanAttribute : Attribute
{
    /// <summary>Requires spans.</summary>
    /// <param name="type">A class or an interface; an open generic type stands for all types that are made of it. <c>typeof(RichFunction)</c> stands for all rich functions.</param>
    public RequireSpanAttribute(Type type) => Type = type;

    /// <summary>The class or interface whose descendants report spans.</summary>
    public Type Type { get; }
}
