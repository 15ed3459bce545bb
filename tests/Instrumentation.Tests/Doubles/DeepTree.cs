using Instrumentation.Traces;

namespace Instrumentation.Tests.Doubles;

/// <summary>A tree with one span on each level, named by the level from 1.</summary>
internal static class DeepTree
{
    public static SpanBuilder Of(int levels)
    {
        var below = Span.Builder(typeof(DeepTree), $"{levels}");
        for (var level = levels - 1; level > 0; level--)
        {
            below = Span.Builder(typeof(DeepTree), $"{level}").AddChild(below);
        }

        return below;
    }
}
