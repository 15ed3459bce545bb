using System.Text.RegularExpressions;
using Instrumentation.Functions;
using Instrumentation.Metrics;
using Instrumentation.Testing;
using Instrumentation.Traces;

namespace Instrumentation.Shapes;

/// <summary>
/// Calls methods as an engine does, and checks after each call that its result is the method's own and that it has reported exactly one span, with the
/// expected scope, name and status. Where nobody listens, only the results can be seen, and must be the same.
/// </summary>
public sealed partial class Engine
{
    private readonly SpanRecorder _recorder = new();
    private readonly bool _isSilent;
    private string _scope = "";
    private string _name = "";

    public Engine(bool isSilent)
    {
        _isSilent = isSilent;
        MetricGroup = isSilent ? MetricGroup.Unregistered : _recorder.MetricGroup;
        RuntimeContext = new RuntimeContext(new JobInfo("1", "shapes"), new TaskInfo("shape"), MetricGroup);
    }

    public MetricGroup MetricGroup { get; }

    public RuntimeContext RuntimeContext { get; }

    /// <summary>How many calls have been checked.</summary>
    public int Calls { get; private set; }

    /// <summary>Runs a shape, which must have made a call.</summary>
    public static void Run(IShape shape, bool isSilent)
    {
        var engine = new Engine(isSilent);
        shape.Run(engine);
        Check(engine.Calls > 0, "The shape let the engine call nothing.");
    }

    /// <summary>Each call from here on reports one span of this name.</summary>
    /// <param name="scope">The type that the method is declared in.</param>
    /// <param name="name">The name.</param>
    public void Expect(Type scope, string name) => (_scope, _name) = (ScopeOf(scope), name);

    /// <summary>Makes a function ready, as an engine does before the first value.</summary>
    public TFunction Open<TFunction>(TFunction function)
        where TFunction : IRichFunction
    {
        function.RuntimeContext = RuntimeContext;
        function.Open(new OpenContext());
        return function;
    }


    private static void Check(bool condition, string message)
    {
        if (!condition)
        {
            throw new ShapeFailedException(message);
        }
    }

    // Written again, so that the runtime's way to find a scope is not what it is checked by.
    private static string ScopeOf(Type type) => Arity().Replace((type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!, "").Replace('+', '.');

    [GeneratedRegex("`[0-9]+")]
    private static partial Regex Arity();

    private void CheckCall<T>(T actual, T expected)
    {
        Check(EqualityComparer<T>.Default.Equals(actual, expected), $"The call returned '{actual}' instead of '{expected}'.");
        CheckSpan(SpanStatus.Unset);
    }

    private void CheckSpan(SpanStatus status)
    {
        Calls++;
        if (_isSilent)
        {
            return;
        }

        var seen = string.Join(", ", _recorder.Spans.Select(span => $"{span.Scope} [{span.Name}] {span.Status}"));
        _recorder.Clear();
        Check(seen == $"{_scope} [{_name}] {status}", $"The call reported the spans '{seen}' instead of '{_scope} [{_name}] {status}'.");
    }
}
