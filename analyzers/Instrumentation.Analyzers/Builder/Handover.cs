using Instrumentation.Analyzers.Flow;
using Instrumentation.Analyzers.Flow.Paths;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Builder;

/// <summary>A builder that is given away for good: from here on its times cannot be set any more.</summary>
/// <param name="Report">The builder, as it stands in the call of <c>AddSpan</c> or <c>AddChild</c>.</param>
/// <param name="State">Its state when it is too late.</param>
/// <param name="Path">The path that leads there.</param>
internal sealed record Handover(PathStep Report, BuilderState State, PathStep Path)
{
    public bool LacksEnd => State is { HasStart: true, HasEnd: false };

    /// <summary>Has an end, and the start was left alone on the path: a start of zero is one that its author has thought of.</summary>
    public bool LacksStart => State is { HasStart: false, HasEnd: true } && Path.LastOfThis(BuilderEventKind.StartSet) is null;

    public SyntaxNode Syntax => Report.Operation.Syntax;

    /// <summary>
    /// A span is final when it is reported. A child is not: its end can be set as long as it is within reach, so what counts is its state when the
    /// method is left, or when the loop comes round and makes the next one.
    /// </summary>
    public static Handover? From(BuilderEvent found) => found switch
    {
        { Before: { IsReported: true } or { IsEscaped: true } or { Exists: false } } => null,
        { Kind: BuilderEventKind.Reported, Path: { } path } => new Handover(path, found.Before, path),
        { Kind: BuilderEventKind.Left or BuilderEventKind.Created, Before.IsChild: true, Path: { } path } =>
            path.Last(BuilderEventKind.BecameChild) is { } report ? new Handover(report, found.Before, path) : null,
        _ => null,
    };
}
