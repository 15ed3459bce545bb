using Instrumentation.CompilerServices;
using Instrumentation.OpenTelemetry.Buffering;
using Instrumentation.OpenTelemetry.Wire;
using Instrumentation.Reporters;
using Instrumentation.Runtime;
using Instrumentation.Traces;
using WireSpan = Otlp.Span;

namespace Instrumentation.OpenTelemetry.Tests.Wire;

/// <summary>Spans as the reporter encodes them, without the rest of it.</summary>
internal static class EncodedSpan
{
    /// <summary>Room for an ordinary span, so that nothing is left out of it.</summary>
    public const int OrdinaryRoom = 64 * 1024;

    public static EncodedVariables NoVariables { get; } = EncodedVariables.Of(SpanVariables.None);

    /// <summary>The variables that a group of these pairs adds to its spans.</summary>
    public static async Task<EncodedVariables> VariablesAsync(params (string Name, string Value)[] pairs)
    {
        var reporter = new VariableReader();
        await using var registry = TraceRegistry.Create(reporter);
        pairs.Aggregate(registry.RootMetricGroup, (group, pair) => group.AddGroup(pair.Name, pair.Value)).AddSpan(Span.Builder(typeof(EncodedSpan), "any"));
        return EncodedVariables.Of(reporter.Variables);
    }

    public static Chunk NewChunk(int room) => new(new byte[room]);

    public static bool TryAdd(this Chunk chunk, Span span, EncodedVariables? variables = null) => chunk.TryAdd(SpanRecord.From(span), variables ?? NoVariables, isRoot: true);

    /// <summary>The bytes of a span in a chunk that has room for it.</summary>
    public static byte[] Encode(Span span, EncodedVariables? variables = null, int room = OrdinaryRoom)
    {
        var chunk = NewChunk(room);
        Assert.True(chunk.TryAdd(span, variables));
        ReadOnlySpan<byte> frames = chunk.Frames.Span;
        return Frame.Read(ref frames, out _).ToArray();
    }

    /// <summary>A span as the back end reads it.</summary>
    public static WireSpan Read(SpanBuilder span, EncodedVariables? variables = null, int room = OrdinaryRoom) => WireSpan.Parser.ParseFrom(Encode(span.Build(), variables, room));

    private sealed class VariableReader : IInPlaceTraceReporter
    {
        public SpanVariables Variables { get; private set; } = SpanVariables.None;

        public void Open(ReporterConfig config)
        {
        }

        public void Report(SpanRecord span, SpanVariables variables) => Variables = variables;

        public void NotifyOfAddedSpan(Span span) => throw new NotSupportedException();

        public void Close()
        {
        }
    }
}
