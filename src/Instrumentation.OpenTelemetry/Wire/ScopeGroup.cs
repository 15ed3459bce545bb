namespace Instrumentation.OpenTelemetry.Wire;

/// <summary>The spans of one scope in a request that is being put together.</summary>
internal sealed class ScopeGroup
{
    private readonly List<ReadOnlyMemory<byte>> _spans = [];
    private byte[] _scope = [];
    private int _spansSize;

    /// <summary>Bytes that the message takes, without its tag and length.</summary>
    public int Size => FieldSize(ScopeSize) + _spansSize;

    private int ScopeSize => FieldSize(_scope.Length);

    /// <summary>Bytes that a field with a length takes.</summary>
    public static int FieldSize(int length) => 1 + ProtoWriter.VarintSize((uint)length) + length;

    /// <summary>True when it is the group of the scope.</summary>
    public bool Is(ReadOnlySpan<byte> scope) => scope.SequenceEqual(_scope);

    /// <summary>Begins the group of another scope.</summary>
    public void Begin(ReadOnlySpan<byte> scope)
    {
        _scope = Is(scope) ? _scope : scope.ToArray();
        _spans.Clear();
        _spansSize = 0;
    }

    public void Add(ReadOnlyMemory<byte> span)
    {
        _spans.Add(span);
        _spansSize += FieldSize(span.Length);
    }

    /// <summary>Writes OTLP's <c>ScopeSpans</c>.</summary>
    public void Write(ref ProtoWriter writer)
    {
        writer.WriteByte(OtlpTags.ScopeSpansScope);
        writer.WriteVarint((uint)ScopeSize);
        writer.WriteByte(OtlpTags.ScopeName);
        writer.WriteVarint((uint)_scope.Length);
        writer.WriteBytes(_scope);
        foreach (var span in _spans)
        {
            writer.WriteByte(OtlpTags.ScopeSpansSpan);
            writer.WriteVarint((uint)span.Length);
            writer.WriteBytes(span.Span);
        }
    }
}
