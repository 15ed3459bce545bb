using Instrumentation.Analyzers.Flow.Paths;

namespace Instrumentation.Analyzers.Flow;

/// <summary>Something that happens to the followed builder on one path.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Before">The builder's state before it happens.</param>
/// <param name="Path">The newest step of the path: the event itself, or the last one before the method is left; null when nothing happened.</param>
internal sealed record BuilderEvent(BuilderEventKind Kind, BuilderState Before, PathStep? Path);
