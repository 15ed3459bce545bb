using System.Diagnostics;
using Instrumentation.Traces;

namespace Instrumentation.OpenTelemetry.Tests.Wire;

/// <summary>Trees of spans made of everything that a span can hold, hostile values among it. The same seed gives the same tree, but for its ids.</summary>
public sealed class RandomTree(int seed)
{
    private static readonly Type[] Scopes = [typeof(RandomTree), typeof(Dictionary<,>.Enumerator), typeof(string), typeof(Inner)];

    private static readonly string[] Texts =
    [
        "", "a", "größer", "日本語", "😀", "half \ud83d", "\udc00 half", "null \0 in it", "<host>", "line\nbreak", new('x', 126), new('x', 127), new('ä', 64), new('€', 5_461),
        new('z', 20_000), "<", "<>", "\ufeffbom",
    ];

    private static readonly string[] Keys = ["key", "host", "<host>", "job_name", "<job_name>", "größe", "half \ud83d", "a.b.c", new('k', 130), "<mine>", "mine", "<>", "<"];

    private readonly Random _random = new(seed);

    public SpanBuilder Build() => Build(depth: 0);

    private SpanBuilder Build(int depth)
    {
        var builder = Span.Builder(Pick(Scopes), _random.Next(10) == 0 ? Pick(Texts) + "n" : "name " + _random.Next(5));
        SetTimes(builder);
        for (var i = _random.Next(8); i > 0; i--)
        {
            SetAttribute(builder, Pick(Keys));
        }

        for (var i = _random.Next(3); i > 0 && _random.Next(3) == 0; i--)
        {
            builder.AddLink(NewContext());
        }

        SetRest(builder);
        for (var i = depth < 4 ? _random.Next(4) - 1 : 0; i > 0; i--)
        {
            builder.AddChild(Build(depth + 1));
        }

        return builder;
    }

    private void SetTimes(SpanBuilder builder)
    {
        if (_random.Next(4) == 0)
        {
            return;
        }

        var start = _random.NextInt64(1, 4_000_000_000_000);
        builder.SetStartTsMillis(start).SetEndTsMillis(start + _random.Next(100_000));
    }

    private void SetAttribute(SpanBuilder builder, string key)
    {
        switch (_random.Next(6))
        {
            case 0:
                builder.SetAttribute(key, _random.Next(3) switch { 0 => long.MinValue, 1 => -_random.NextInt64(), _ => _random.NextInt64() });
                break;
            case 1:
                builder.SetAttribute(key, _random.Next(4) switch { 0 => double.NaN, 1 => double.NegativeInfinity, 2 => -0.0, _ => _random.NextDouble() });
                break;
            case 2:
                builder.SetAttribute(key, _random.Next(2) == 0);
                break;
            default:
                builder.SetAttribute(key, Pick(Texts));
                break;
        }
    }

    private void SetRest(SpanBuilder builder)
    {
        switch (_random.Next(6))
        {
            case 0:
                builder.SetStatus(SpanStatus.Error, Pick(Texts));
                break;
            case 1:
                builder.SetStatus(SpanStatus.Ok);
                break;
            case 2:
                builder.SetKind((ActivityKind)_random.Next(5));
                break;
            case 3:
                builder.SetParent(NewContext());
                break;
            case 4:
                builder.SetTraceKey("order " + _random.Next());
                break;
        }
    }

    private ActivityContext NewContext()
    {
        Span<byte> bytes = stackalloc byte[24];
        _random.NextBytes(bytes);
        return new ActivityContext(
            ActivityTraceId.CreateFromBytes(bytes[..16]), ActivitySpanId.CreateFromBytes(bytes[16..]), (ActivityTraceFlags)_random.Next(2), _random.Next(2) == 0 ? null : "vendor=1,other=2");
    }

    private T Pick<T>(T[] values) => values[_random.Next(values.Length)];

    private static class Inner;
}
