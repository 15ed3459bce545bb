using System.Runtime.CompilerServices;
using Instrumentation.Shapes;

namespace Shapes;

internal sealed partial class DefaultValues : IShape
{
    private delegate string All(
        int number = 3,
        string text = "a \"quoted\" {text}\r\n\\",
        string? nothing = null,
        decimal price = 4.50m,
        DayOfWeek day = DayOfWeek.Friday,
        Guid id = default,
        char letter = '\'',
        double infinite = double.PositiveInfinity,
        CancellationToken cancellationToken = default);

    public void Run(Engine engine)
    {
        All run = new Job(engine.MetricGroup).Run;
        engine.Expect(typeof(Job), "Run");
        engine.Call(() => run(), "3|a \"quoted\" {text}\r\n\\||4.50|Friday|00000000-0000-0000-0000-000000000000|'|Infinity|False");
        engine.Call(() => new Job(engine.MetricGroup).Run(id: default, number: 1, text: "b")[..3], "1|b");
        engine.Expect(typeof(Job), "Caller");
        engine.Call(() => new Job(engine.MetricGroup).Caller(1 + 1), "Run 1 + 1");
    }

    private sealed partial class Job(MetricGroup metrics)
    {
        [Span]
        public partial string Run(
            int number = 3,
            string text = "a \"quoted\" {text}\r\n\\",
            string? nothing = null,
            decimal price = 4.50m,
            DayOfWeek day = DayOfWeek.Friday,
            Guid id = default,
            char letter = '\'',
            double infinite = double.PositiveInfinity,
            CancellationToken cancellationToken = default);

        [Span]
        public partial string Caller(int value, [CallerMemberName] string member = "", [CallerArgumentExpression(nameof(value))] string expression = "");

        private string RunCore(
            int number, string text, string? nothing, decimal price, DayOfWeek day, Guid id, char letter, double infinite, CancellationToken cancellationToken) =>
            FormattableString.Invariant($"{number}|{text}|{nothing}|{price}|{day}|{id}|{letter}|{infinite}|{cancellationToken.CanBeCanceled}");

        private string CallerCore(int value, string member, string expression) => $"{member} {expression}";
    }
}

internal sealed partial class ReferenceParameters : IShape
{
    public void Run(Engine engine)
    {
        var job = new Job(engine.MetricGroup);
        engine.Expect(typeof(Job), "reference");
        engine.CallByRef<int, int>(job.Increment, 1, 2, 2);
        engine.CallOut<string, int, bool>(job.TryParse, "3", true, 3);
        engine.CallIn<decimal, decimal>(job.Twice, 2, 4);
        engine.CallRefReadonly<decimal, decimal>(job.Thrice, 2, 6);
    }

    private sealed partial class Job(MetricGroup metrics)
    {
        [Span("reference")]
        public partial int Increment(ref int value);

        [Span("reference")]
        public partial bool TryParse(string text, out int value);

        [Span("reference")]
        public partial decimal Twice(in decimal value);

        [Span("reference")]
        public partial decimal Thrice(ref readonly decimal value);

        private int IncrementCore(ref int value) => ++value;

        private bool TryParseCore(string text, out int value) => int.TryParse(text, out value);

        private decimal TwiceCore(in decimal value) => 2 * value;

        private decimal ThriceCore(ref readonly decimal value) => 3 * value;
    }
}

internal sealed partial class Params : IShape
{
    private delegate int Sum(params int[] values);

    public void Run(Engine engine)
    {
        Sum sum = new Job(engine.MetricGroup).Sum;
        engine.Expect(typeof(Job), "Sum");
        engine.Call(() => sum(1, 2, 3), 6);
        engine.Call(() => new Job(engine.MetricGroup).Sum(1, 2), 3);
        engine.Call(() => new Job(engine.MetricGroup).Sum(), 0);
    }

    private sealed partial class Job(MetricGroup metrics)
    {
        [Span]
        public partial int Sum(params int[] values);

        private int SumCore(int[] values) => values.Sum();
    }
}

internal sealed partial class Overloads : IShape
{
    public void Run(Engine engine)
    {
        var job = new Job(engine.MetricGroup);
        engine.Expect(typeof(Job), "text");
        engine.Call(job.Run, "a", "text a");
        engine.Expect(typeof(Job), "object");
        engine.Call<object, string>(job.Run, job, "object Job");
        engine.Expect(typeof(Job), "number");
        engine.Call(job.Run, 1, "number 1");
        engine.Expect(typeof(Job), "number by reference");
        engine.CallIn<int, string>(job.Run, 1, "number by reference 1");
        engine.Expect(typeof(Job), "generic");
        engine.Call(job.Run<string>, "a", "generic a");
        engine.Expect(typeof(Job), "group");
        engine.Call(job.Run, 1, engine.MetricGroup, "group 1");
    }

    private sealed partial class Job(MetricGroup metrics)
    {
        [Span("text")]
        public partial string Run(string value);

        [Span("object")]
        public partial string Run(object value);

        [Span("number")]
        public partial string Run(int value);

        [Span("number by reference")]
        public partial string Run(in int value);

        [Span("generic")]
        public partial string Run<T>(T value);

        [Span("group")]
        public partial string Run(int value, MetricGroup group);

        private string RunCore(string value) => $"text {value}";

        private string RunCore(object value) => $"object {value.GetType().Name}";

        private string RunCore(int value) => $"number {value}";

        private string RunCore(in int value) => $"number by reference {value}";

        private string RunCore<T>(T value) => $"generic {value}";

        private string RunCore(int value, MetricGroup group) => group.IsReporting == metrics.IsReporting ? $"group {value}" : "another group";
    }
}

internal sealed partial class TuplesAndNativeIntegers : IShape
{
    public void Run(Engine engine)
    {
        var job = new Job(engine.MetricGroup);
        engine.Expect(typeof(Job), "Mix");
        engine.Call<(int, string?), nint, (string?, nint)>(job.Mix, (1, "a"), 3, ("a", 4));
    }

    private sealed partial class Job(MetricGroup metrics)
    {
        [Span]
        public partial (string? Text, nint Sum) Mix((int Number, string? Text) pair, nint other);

        private (string? Text, nint Sum) MixCore((int Number, string? Text) pair, nint other) => (pair.Text, pair.Number + other);
    }
}

internal sealed partial class DynamicParameter : IShape
{
    public void Run(Engine engine)
    {
        var job = new Job(engine.MetricGroup);
        engine.Expect(typeof(Job), "Length");
        engine.CallSpan<char, int>(values => job.Length("ab", values), ['c'], 3);
    }

    private sealed partial class Job(MetricGroup metrics)
    {
        [Span]
        public partial int Length(dynamic value, ReadOnlySpan<char> more);

        private int LengthCore(dynamic value, ReadOnlySpan<char> more) => ((string)value).Length + more.Length;
    }
}

internal sealed partial class NullableAnnotations : IShape
{
    public void Run(Engine engine)
    {
        var job = new Job(engine.MetricGroup);
        engine.Expect(typeof(Job), "Run");
        engine.Call<List<string?>?, Dictionary<string, List<int?>?>?[]?, string?>(job.Run, ["a", null], null, "a");
    }

    private sealed partial class Job(MetricGroup metrics)
    {
        [Span]
        public partial string? Run(List<string?>? values, Dictionary<string, List<int?>?>?[]? more);

        private string? RunCore(List<string?>? values, Dictionary<string, List<int?>?>?[]? more) => values?[0];
    }
}

internal sealed partial class NameWithTheResult : IShape
{
    public void Run(Engine engine)
    {
        var job = new Job(engine.MetricGroup);
        engine.Expect(typeof(Job), "1 gives 2");
        engine.Call(job.Increment, 1, 2);
        engine.Await(() => job.Later(1), 2);
        engine.PassRef<int>((ref int value) => ref job.Pass(ref value), 2, 3);
    }

    private sealed partial class Job(MetricGroup metrics)
    {
        [Span("{value} gives {return}")]
        public partial int Increment(int value);

        [Span("{value} gives {return}")]
        public partial Task<int> Later(int value);

        [Span("1 gives {return}")]
        public partial ref int Pass(ref int value);

        private int IncrementCore(int value) => value + 1;

        private async Task<int> LaterCore(int value)
        {
            await Task.Yield();
            return value + 1;
        }

        private ref int PassCore(ref int value) => ref value;
    }
}
