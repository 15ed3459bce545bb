using System.Diagnostics;
using Instrumentation.CompilerServices;
using Instrumentation.Reporters;
using Instrumentation.Traces;

namespace Instrumentation.OpenTelemetry.Wire;

/// <summary>
/// Writes OTLP's <c>Span</c>, without its children, which are spans of their own on the wire. Allocates nothing. Source: OTLP, <c>trace.proto</c>.
/// </summary>
internal static class SpanEncoder
{
    // Room for both dropped counts.
    private const int DroppedCountsSize = 2 * (1 + 5);

    /// <summary>Writes a span.</summary>
    /// <param name="buffer">Where to; when it is as large as <see cref="SpanLimits.SpanBytes"/>, the span is made to fit.</param>
    /// <param name="span">The span.</param>
    /// <param name="variables">What is added to its attributes.</param>
    /// <returns>The number of bytes written; -1 when they found no room.</returns>
    public static int TryWrite(Span<byte> buffer, SpanRecord span, EncodedVariables variables)
    {
        var isLargest = buffer.Length >= SpanLimits.SpanBytes;
        var writer = new ProtoWriter(isLargest ? buffer[..(SpanLimits.SpanBytes - DroppedCountsSize)] : buffer);
        WriteIdentity(ref writer, span);
        WriteStatus(ref writer, span);
        var droppedAttributes = WriteVariables(ref writer, span.Attributes, variables, isLargest) + WriteAttributes(ref writer, span.Attributes, isLargest);
        var droppedLinks = WriteLinks(ref writer, span.Links, isLargest);
        return writer.IsFull ? -1 : writer.Position + WriteDroppedCounts(buffer[writer.Position..], droppedAttributes, droppedLinks);
    }

    private static void WriteIdentity(ref ProtoWriter writer, SpanRecord span)
    {
        WriteTraceId(ref writer, OtlpTags.SpanTraceId, span.TraceId);
        WriteSpanId(ref writer, OtlpTags.SpanSpanId, span.SpanId);
        if (span.ParentSpanId != 0)
        {
            WriteSpanId(ref writer, OtlpTags.SpanParentSpanId, span.ParentSpanId);
        }

        writer.WriteText(OtlpTags.SpanName, SpanLimits.Cut(span.Name, SpanLimits.NameLength));

        // OTLP counts from 1, 0 being "unspecified"; the order is that of ActivityKind.
        writer.WriteByte(OtlpTags.SpanKind);
        writer.WriteByte((byte)(span.Kind + 1));
        writer.WriteByte(OtlpTags.SpanStartTime);
        writer.WriteFixed64((ulong)span.StartTimeUnixNanos);
        writer.WriteByte(OtlpTags.SpanEndTime);
        writer.WriteFixed64((ulong)span.EndTimeUnixNanos);
    }

    private static void WriteTraceId(ref ProtoWriter writer, byte tag, TraceIdBits traceId)
    {
        writer.WriteByte(tag);
        writer.WriteByte(16);
        writer.WriteBigEndian(traceId.High);
        writer.WriteBigEndian(traceId.Low);
    }

    private static void WriteSpanId(ref ProtoWriter writer, byte tag, ulong spanId)
    {
        writer.WriteByte(tag);
        writer.WriteByte(8);
        writer.WriteBigEndian(spanId);
    }

    private static void WriteStatus(ref ProtoWriter writer, SpanRecord span)
    {
        if (span.Status == SpanStatus.Unset && span.StatusDescription is null)
        {
            return;
        }

        writer.WriteByte(OtlpTags.SpanStatus);
        var status = writer.BeginMessage();
        if (span.StatusDescription is { } description)
        {
            writer.WriteText(OtlpTags.StatusMessage, SpanLimits.Cut(description, SpanLimits.NameLength));
        }

        writer.WriteByte(OtlpTags.StatusCode);
        writer.WriteByte((byte)span.Status);
        writer.EndMessage(status);
    }

    private static int WriteAttributes(ref ProtoWriter writer, ReadOnlySpan<AttributeRecord> attributes, bool isLargest)
    {
        var dropped = 0;
        foreach (ref readonly var attribute in attributes)
        {
            if (AttributeName.IsHidden(attribute.Key, attributes))
            {
                continue;
            }

            var before = writer.Position;
            AttributeEncoder.Write(ref writer, OtlpTags.SpanAttribute, VariableName.WithoutBrackets(attribute.Key), attribute);
            if (writer.IsFull && isLargest)
            {
                writer.Rewind(before);
                dropped++;
            }
        }

        return dropped;
    }

    private static int WriteVariables(ref ProtoWriter writer, ReadOnlySpan<AttributeRecord> attributes, EncodedVariables variables, bool isLargest)
    {
        var before = writer.Position;
        if (IsOneHidden(attributes, variables))
        {
            variables.WriteExcept(ref writer, attributes);
        }
        else
        {
            writer.WriteBytes(variables.All);
        }

        if (!writer.IsFull || !isLargest)
        {
            return 0;
        }

        writer.Rewind(before);
        return variables.Count;
    }

    private static bool IsOneHidden(ReadOnlySpan<AttributeRecord> attributes, EncodedVariables variables)
    {
        foreach (ref readonly var attribute in attributes)
        {
            if (variables.Has(VariableName.WithoutBrackets(attribute.Key)))
            {
                return true;
            }
        }

        return false;
    }

    private static int WriteLinks(ref ProtoWriter writer, ReadOnlySpan<ActivityContext> links, bool isLargest)
    {
        var dropped = 0;
        foreach (ref readonly var link in links)
        {
            var before = writer.Position;
            WriteLink(ref writer, link);
            if (writer.IsFull && isLargest)
            {
                writer.Rewind(before);
                dropped++;
            }
        }

        return dropped;
    }

    private static void WriteLink(ref ProtoWriter writer, in ActivityContext link)
    {
        Span<byte> spanId = stackalloc byte[8];
        link.SpanId.CopyTo(spanId);
        writer.WriteByte(OtlpTags.SpanLink);
        var message = writer.BeginMessage();
        WriteTraceId(ref writer, OtlpTags.LinkTraceId, TraceIdBits.From(link.TraceId));
        writer.WriteByte(OtlpTags.LinkSpanId);
        writer.WriteByte(8);
        writer.WriteBytes(spanId);
        if (!string.IsNullOrEmpty(link.TraceState))
        {
            writer.WriteText(OtlpTags.LinkTraceState, SpanLimits.Cut(link.TraceState, SpanLimits.NameLength));
        }

        writer.WriteByte(OtlpTags.LinkFlags);
        writer.WriteFixed32((uint)link.TraceFlags);
        writer.EndMessage(message);
    }

    private static int WriteDroppedCounts(Span<byte> buffer, int attributes, int links)
    {
        var writer = new ProtoWriter(buffer);
        WriteCount(ref writer, OtlpTags.SpanDroppedAttributes, attributes);
        WriteCount(ref writer, OtlpTags.SpanDroppedLinks, links);
        return writer.Position;
    }

    private static void WriteCount(ref ProtoWriter writer, byte tag, int count)
    {
        if (count > 0)
        {
            writer.WriteByte(tag);
            writer.WriteVarint((uint)count);
        }
    }
}
