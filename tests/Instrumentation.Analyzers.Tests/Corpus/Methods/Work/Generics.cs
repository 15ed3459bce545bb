using System.Diagnostics;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace Shop.Work;

public abstract class Traced<TIn, TOut>(MetricGroup group, TimeProvider clock)
{
    protected abstract TOut Work(TIn input);

    protected virtual void Describe(SpanBuilder span, TIn input)
    {
    }

    public TOut Run(TIn input)
    {
        var span = Span.Builder(GetType(), typeof(TIn).Name).SetStartTime(clock.GetUtcNow());
        Describe(span, input);
        try { return Work(input); }
        finally { group.AddSpan(span.SetEndTime(clock.GetUtcNow())); }
    }

    public IReadOnlyList<TOut> RunAll(params ReadOnlySpan<TIn> inputs)
    {
        var results = new TOut[inputs.Length];
        var whole = Span.Builder(typeof(Traced<,>), "run all").SetStartTime(clock.GetUtcNow());
        for (var i = 0; i < inputs.Length; i++) results[i] = Run(inputs[i]);
        group.AddSpan(whole.SetEndTime(clock.GetUtcNow())); // SPAN111
        return results;
    }
}

public sealed class Doubled(MetricGroup group, TimeProvider clock) : Traced<int, long>(group, clock)
{
    protected override long Work(int input) => 2L * input;

    protected override void Describe(SpanBuilder span, int input) => span.SetAttribute("input", input);
}

public readonly struct Timing(SpanBuilder span, TimeProvider clock, MetricGroup group) : IDisposable
{
    public static Timing Start<T>(MetricGroup group, TimeProvider clock, [CallerMemberName] string name = "") =>
        new(Span.Builder(typeof(T), name).SetStartTime(clock.GetUtcNow()), clock, group);

    public Timing With(string key, string value)
    {
        span.SetAttribute(key, value);
        return this;
    }

    public void Dispose() => group.AddSpan(span.SetEndTime(clock.GetUtcNow()));
}

public sealed class Generics(MetricGroup group, TimeProvider clock)
{
    private readonly Dictionary<Type, Func<object, SpanBuilder>> _factories = [];
    private readonly Lazy<SpanBuilder> _first = new(() => Span.Builder(typeof(Generics), "first"));

    public Func<SpanBuilder> Named { get; init; } = () => Span.Builder(typeof(Generics), "named");

    public event Action<SpanBuilder>? Ended;

    public T Try<T, TError>(Func<T> work, T fallback)
        where TError : Exception
    {
        var span = Span.Builder(typeof(Generics), typeof(T).Name).SetStartTime(clock.GetUtcNow());
        T result;
        try
        {
            result = work();
        }
        catch (TError e)
        {
            result = fallback;
            span.SetStatus(SpanStatus.Error, e.Message);
        }

        span.SetEndTime(clock.GetUtcNow());
        group.AddSpan(span);
        return result;
    }

    public void Register<T>(string name)
        where T : notnull
    {
        _factories[typeof(T)] = value => Span.Builder(typeof(Generics), name).SetAttribute("value", value.ToString());
    }

    public void Report(object value)
    {
        if (_factories.TryGetValue(value.GetType(), out var make)) group.AddSpan(make(value).SetStartTime(clock.GetUtcNow()).SetEndTime(clock.GetUtcNow()));
    }

    public void First()
    {
        if (_first.IsValueCreated) return;
        _first.Value.SetAttribute("at", clock.GetUtcNow().ToString("O", null));
        group.AddSpan(_first.Value);
    }

    public void Raised()
    {
        var span = Named().SetStartTime(clock.GetUtcNow());
        Ended?.Invoke(span);
        span.SetEndTime(clock.GetUtcNow());
        group.AddSpan(span);
    }

    public void Subscribe(Generics other)
    {
        var count = 0;
        other.Ended += span => span.SetAttribute("seen", ++count);
        other.Ended += OnEnded;
        void OnEnded(SpanBuilder span)
        {
            if (count > 100) other.Ended -= OnEnded;
            group.AddSpan(Span.Builder(typeof(Generics), "seen").AddLink(span.Context));
        }
    }

    public Action Deferred(string name)
    {
        var span = Span.Builder(typeof(Generics), name).SetStartTime(clock.GetUtcNow());
        return () => group.AddSpan(span.SetEndTime(clock.GetUtcNow()));
    }

    public IDisposable Scoped(string name)
    {
        var timing = Timing.Start<Generics>(group, clock, name);
        return timing.With("name", name);
    }

    public int Recursive(int depth)
    {
        return Inner(depth, parent: null);

        int Inner(int left, SpanBuilder? parent)
        {
            if (left == 0) return 0;
            var span = Span.Builder(typeof(Generics), "level").SetStartTime(clock.GetUtcNow());
            var sum = left + Inner(left - 1, span);
            span.SetEndTime(clock.GetUtcNow());
            if (parent is null) group.AddSpan(span);
            else parent.AddChild(span);
            return sum;
        }
    }

    public void LocalStatic(IEnumerable<int> numbers)
    {
        foreach (var number in numbers) ReportOne(group, clock.GetUtcNow(), number);

        static void ReportOne(MetricGroup target, DateTimeOffset at, int number)
        {
            var span = Span.Builder(typeof(Generics), "number").SetStartTime(at);
            span.SetAttribute("even", number % 2 == 0);
            target.AddSpan(span.SetEndTime(at.AddMilliseconds(number)));
        }
    }

    public Expression<Func<Order, bool>> Translate(Expression<Func<Order, bool>> filter)
    {
        var span = Span.Builder(typeof(Generics), "translate").SetStartTime(clock.GetUtcNow()).SetAttribute("filter", filter.ToString());
        var body = filter.Body is UnaryExpression { NodeType: ExpressionType.Not, Operand: var operand } ? operand : Expression.Not(filter.Body);
        group.AddSpan(span.SetEndTime(clock.GetUtcNow())); // SPAN111
        return Expression.Lambda<Func<Order, bool>>(body, filter.Parameters);
    }

    public string Switch(object? value)
    {
        var span = Span.Builder(typeof(Generics), "switch");
        switch (value)
        {
            case null: return "nothing";
            case string { Length: > 10 } text: span.SetAttribute("length", text.Length); break;
            case IEnumerable<int> numbers when numbers.TryGetNonEnumeratedCount(out var count): span.SetAttribute("count", count); break;
            case (int x, int y): span.SetAttribute("x", x).SetAttribute("y", y); break;
            case DateTimeOffset at: span.SetStartTime(at).SetEndTime(clock.GetUtcNow()); break;
            default: span.SetStatus(SpanStatus.Error, value.GetType().Name); break;
        }

        group.AddSpan(span);
        return value.ToString() ?? "";
    }

    public SpanBuilder this[string name] => Span.Builder(typeof(Generics), name).SetStartTime(clock.GetUtcNow());

    public void Indexed(string name)
    {
        var span = this[name];
        group.AddSpan(span.SetEndTime(clock.GetUtcNow()));
    }

    public void ActivityBeside(ActivitySource source, Action work)
    {
        using var activity = source.StartActivity("beside");
        var span = Span.Builder(typeof(Generics), "beside").SetStartTime(activity?.StartTimeUtc ?? clock.GetUtcNow());
        if (activity is { Context: var context }) span.SetParent(context);
        try { work(); }
        finally
        {
            activity?.Stop();
            span.SetEndTime(clock.GetUtcNow());
            group.AddSpan(span);
        }
    }

    public void BlankKey(string value)
    {
        var span = Span.Builder(typeof(Generics), "blank").SetAttribute("", value); // SPAN109: no key
        group.AddSpan(span);
    }
}
