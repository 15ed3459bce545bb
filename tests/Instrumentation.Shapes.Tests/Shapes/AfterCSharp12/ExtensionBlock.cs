using Instrumentation.Shapes;

namespace Shapes;

/// <summary>A member of an extension block cannot be partial; it may call a traced method beside the block.</summary>
internal static partial class ExtensionBlock
{
    extension(string text)
    {
        public string Whisper(MetricGroup metrics) => WhisperTraced(text, metrics);
    }

    [Span("whisper")]
    private static partial string WhisperTraced(string text, MetricGroup metrics);

    private static string WhisperTracedCore(string text, MetricGroup metrics) => $"({text})";

    internal sealed class Shape : IShape
    {
        public void Run(Engine engine)
        {
            engine.Expect(typeof(ExtensionBlock), "whisper");
            engine.Call("a".Whisper, engine.MetricGroup, "(a)");
        }
    }
}
