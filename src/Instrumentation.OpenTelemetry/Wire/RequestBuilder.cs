using System.IO.Hashing;
using Instrumentation.OpenTelemetry.Buffering;

namespace Instrumentation.OpenTelemetry.Wire;

/// <summary>
/// Puts encoded spans together to OTLP's <c>ExportTraceServiceRequest</c>, those of one scope beside one another. Its memory is used again. For one thread at a time.
/// </summary>
/// <param name="ownResource">The field of the resource.</param>
internal sealed class RequestBuilder(byte[] ownResource)
{
    // Memory of unusual size, after a span of unusual size, is not kept.
    private const int KeptSize = 5_000_000;

    private readonly Dictionary<ulong, ScopeGroup> _groups = [];
    private readonly Stack<ScopeGroup> _unused = [];
    private ScopeGroup? _last;
    private byte[] _buffer = [];

    /// <summary>Puts a request together.</summary>
    /// <param name="chunks">Where its spans are; all of one resource.</param>
    /// <returns>The request; valid until the next call.</returns>
    public ReadOnlyMemory<byte> Build(IReadOnlyCollection<Chunk> chunks)
    {
        Clear();
        var resource = ownResource;
        foreach (var chunk in chunks)
        {
            resource = chunk.Resource ?? ownResource;
            Add(chunk.Frames);
        }

        var resourceSpans = resource.Length + _groups.Values.Sum(group => ScopeGroup.FieldSize(group.Size));
        var size = ScopeGroup.FieldSize(resourceSpans);
        if (_buffer.Length < size || (_buffer.Length > KeptSize && size <= KeptSize))
        {
            _buffer = new byte[Math.Max(size, Math.Min(2 * _buffer.Length, KeptSize))];
        }

        Write(resource, resourceSpans);
        return _buffer.AsMemory(0, size);
    }

    private void Add(ReadOnlyMemory<byte> frames)
    {
        var rest = frames.Span;
        while (!rest.IsEmpty)
        {
            var span = Frame.Read(ref rest, out var scope);
            GroupOf(scope).Add(frames.Slice(frames.Length - rest.Length - span.Length, span.Length));
        }
    }

    private ScopeGroup GroupOf(ReadOnlySpan<byte> scope)
    {
        if (_last is { } last && last.Is(scope))
        {
            return last;
        }

        // Two scopes with one hash, which never happens, take one place each.
        var key = XxHash3.HashToUInt64(scope);
        ScopeGroup? group;
        while (_groups.TryGetValue(key, out group) && !group.Is(scope))
        {
            key++;
        }

        if (group is null)
        {
            group = _unused.TryPop(out var unused) ? unused : new ScopeGroup();
            group.Begin(scope);
            _groups.Add(key, group);
        }

        return _last = group;
    }

    private void Write(byte[] resource, int resourceSpans)
    {
        var writer = new ProtoWriter(_buffer);
        writer.WriteByte(OtlpTags.RequestResourceSpans);
        writer.WriteVarint((uint)resourceSpans);
        writer.WriteBytes(resource);
        foreach (var group in _groups.Values)
        {
            writer.WriteByte(OtlpTags.ResourceSpansScopeSpans);
            writer.WriteVarint((uint)group.Size);
            group.Write(ref writer);
        }
    }

    private void Clear()
    {
        foreach (var group in _groups.Values)
        {
            _unused.Push(group);
        }

        _groups.Clear();
        _last = null;
    }
}
