using Instrumentation.CompilerServices;
using Instrumentation.OpenTelemetry.Buffering;
using Instrumentation.OpenTelemetry.Options;
using Instrumentation.OpenTelemetry.Spool;
using Instrumentation.OpenTelemetry.Wire;
using Instrumentation.Reporters;
using Instrumentation.Tests.Doubles;
using Instrumentation.Traces;
using Microsoft.Extensions.Logging.Abstractions;

namespace Instrumentation.OpenTelemetry.Tests.Spool;

/// <summary>A spool without the rest of the reporter.</summary>
internal static class TestSpool
{
    public static ChunkSpool Open(string directory, LogRecorder? log = null, string maxSize = "512 mb")
    {
        var config = new ReporterConfig("otel", new Dictionary<string, string> { ["exporter.endpoint"] = "http://localhost:1", ["spool.directory"] = directory, ["spool.max-size"] = maxSize });
        var options = OtlpOptions.Read(config, _ => null, NullLogger.Instance);
        return ChunkSpool.Open(config, options, log?.CreateLogger("spool") ?? NullLogger.Instance, TimeProvider.System)!;
    }

    /// <summary>Fills a chunk with spans that are named <c>span 0</c>, <c>span 1</c> and so on.</summary>
    public static Chunk Chunk(int spans)
    {
        var chunk = new Chunk(new byte[64 * 1024]);
        for (var i = 0; i < spans; i++)
        {
            Assert.True(chunk.TryAdd(SpanRecord.From(Span.Builder(typeof(TestSpool), $"span {i}").Build()), EncodedVariables.Of(SpanVariables.None), isRoot: true));
        }

        return chunk;
    }

    /// <summary>The names of the spans in a chunk, as the receiver would read them.</summary>
    public static IReadOnlyList<string> Names(Chunk chunk)
    {
        var names = new List<string>();
        ReadOnlySpan<byte> frames = chunk.Frames.Span;
        while (!frames.IsEmpty)
        {
            names.Add(Otlp.Span.Parser.ParseFrom(Frame.Read(ref frames, out _)).Name);
        }

        return names;
    }
}
