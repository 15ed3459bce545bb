using System.Diagnostics;
using Instrumentation.Traces;

namespace Instrumentation.Tests.Doubles;

/// <summary>What a span and those below it are to look like, made of a generator's numbers.</summary>
internal sealed class RandomTree
{
    private static readonly (Type Type, string Name)[] Scopes =
    [
        (typeof(RandomTree), "Instrumentation.Tests.Doubles.RandomTree"),
        (typeof(Environment.SpecialFolder), "System.Environment.SpecialFolder"),
        (typeof(List<int>), "System.Collections.Generic.List"),
    ];

    // Some are those of variables, with which they collide.
    private static readonly string[] Keys = ["rows", "ratio", "ok", "text", "host", "<host>", "<region>", "<tenant>"];

    private static readonly string[] Texts = ["", "x", "ü€𝄞", "a\"b\\c\nd", new('l', 300)];

    public RandomTree(Random random, int depth = 4)
    {
        (ClassScope, Scope) = Pick(random, Scopes);
        Name = $"{random.Next(100)} {Pick(random, Texts)}";
        Start = DateTimeOffset.UnixEpoch.AddTicks(random.NextInt64(1, DateTimeOffset.UnixEpoch.AddYears(200).Ticks - DateTimeOffset.UnixEpoch.Ticks));
        Duration = TimeSpan.FromTicks(random.NextInt64(TimeSpan.TicksPerDay));
        Kind = (ActivityKind)random.Next(5);
        Status = (SpanStatus)random.Next(3);
        StatusDescription = Status == SpanStatus.Error ? Pick(random, Texts) : null;
        Links = [.. Enumerable.Range(0, random.Next(3)).Select(_ => NextContext(random))];
        for (var i = random.Next(6); i > 0; i--)
        {
            Attributes[Pick(random, Keys)] = NextValue(random);
        }

        Children = [.. Enumerable.Range(0, depth == 0 ? 0 : random.Next(3)).Select(_ => new RandomTree(random, depth - 1))];
    }

    public Type ClassScope { get; }

    public string Scope { get; }

    public string Name { get; }

    public DateTimeOffset Start { get; }

    public TimeSpan Duration { get; }

    public ActivityKind Kind { get; }

    public SpanStatus Status { get; }

    public string? StatusDescription { get; }

    public ActivityContext[] Links { get; }

    public Dictionary<string, object> Attributes { get; } = [];

    public RandomTree[] Children { get; }

    public static ActivityContext NextContext(Random random)
    {
        var id = new byte[24];
        random.NextBytes(id);
        return new ActivityContext(ActivityTraceId.CreateFromBytes(id.AsSpan(0, 16)), ActivitySpanId.CreateFromBytes(id.AsSpan(16)), ActivityTraceFlags.Recorded);
    }

    public SpanBuilder ToBuilder()
    {
        var builder = Span.Builder(ClassScope, Name).SetStartTime(Start).SetEndTime(Start + Duration).SetKind(Kind).SetStatus(Status, StatusDescription);
        Array.ForEach(Links, link => builder.AddLink(link));
        foreach (var (key, value) in Attributes)
        {
            _ = value switch
            {
                string text => builder.SetAttribute(key, text),
                long number => builder.SetAttribute(key, number),
                double number => builder.SetAttribute(key, number),
                _ => builder.SetAttribute(key, (bool)value),
            };
        }

        return builder.AddChildren(Children.Select(child => child.ToBuilder()));
    }

    private static object NextValue(Random random) => random.Next(4) switch
    {
        0 => Pick(random, Texts),
        1 => random.NextInt64(long.MinValue, long.MaxValue),
        2 => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-300, 300)),
        _ => random.Next(2) == 0,
    };

    private static T Pick<T>(Random random, T[] values) => values[random.Next(values.Length)];
}
