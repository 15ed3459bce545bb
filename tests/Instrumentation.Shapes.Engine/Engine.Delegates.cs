using Instrumentation.Traces;

namespace Instrumentation.Shapes;

/// <content>Calls through delegates, and by LINQ, which is an engine as well.</content>
public sealed partial class Engine
{
    public void Call<TResult>(Func<TResult> method, TResult expected) => CheckCall(method(), expected);

    /// <summary>Reads what the calls before have left: no call of the shape's own, so no span.</summary>
    public void See<T>(T actual, T expected) => CheckValue(actual, expected);

    public void Call<T, TResult>(Func<T, TResult> method, T value, TResult expected) => CheckCall(method(value), expected);

    public void Call<T1, T2, TResult>(Func<T1, T2, TResult> method, T1 first, T2 second, TResult expected) => CheckCall(method(first, second), expected);

    public void Select<T, TResult>(Func<T, TResult> method, T value, TResult expected) => CheckCall(Enumerable.Repeat(value, 1).Select(method).Single(), expected);

    public void Do(Action method)
    {
        method();
        CheckSpan(SpanStatus.Unset);
    }

    public void Do<T>(Action<T> method, T value)
    {
        method(value);
        CheckSpan(SpanStatus.Unset);
    }

    public void CallByRef<T, TResult>(RefFunc<T, TResult> method, T value, TResult expected, T expectedAfter)
    {
        CheckCall(method(ref value), expected);
        CheckValue(value, expectedAfter);
    }

    public void CallOut<T, TOut, TResult>(OutFunc<T, TOut, TResult> method, T value, TResult expected, TOut expectedOut)
    {
        CheckCall(method(value, out var actual), expected);
        CheckValue(actual, expectedOut);
    }

    public void CallIn<T, TResult>(InFunc<T, TResult> method, T value, TResult expected) => CheckCall(method(in value), expected);

    public void CallRefReadonly<T, TResult>(RefReadonlyFunc<T, TResult> method, T value, TResult expected) => CheckCall(method(in value), expected);

    /// <summary>The method returns a reference to what it is given.</summary>
    public void PassRef<T>(RefToRefFunc<T> method, T value, T written)
    {
        ref var passed = ref method(ref value);
        CheckCall(passed, value);
        passed = written;
        CheckValue(value, written);
    }

    /// <inheritdoc cref="PassRef"/>
    public void PassRefReadonly<T>(RefReadonlyToRefReadonlyFunc<T> method, T value)
    {
        ref readonly var passed = ref method(in value);
        CheckCall(passed, value);
        Check(System.Runtime.CompilerServices.Unsafe.AreSame(in passed, in value), "The reference is to a copy.");
    }

    public void CallSpan<T, TResult>(SpanFunc<T, TResult> method, T[] values, TResult expected) => CheckCall(method(values), expected);

    public void SliceSpan<T>(SpanToSpanFunc<T> method, T[] values, params T[] expected)
    {
        var slice = method(values);
        CheckItems(slice.ToArray(), expected);
    }

    public unsafe void CallPointer(PointerFunc method, int value)
    {
        var passed = method(&value);
        CheckCall((nint)passed, (nint)(&value));
    }

    public unsafe void CallFunctionPointer(FunctionPointerFunc method, int value, int expected)
    {
        CheckCall(method(&Increment, value), expected);

        static int Increment(int value) => value + 1;
    }

    /// <summary>The method throws; what it throws arrives as it is, and the span is an error.</summary>
    public void Throws(Action method, Exception expected)
    {
        try
        {
            method();
        }
        catch (Exception exception) when (ReferenceEquals(exception, expected))
        {
            CheckSpan(SpanStatus.Error);
            return;
        }

        throw new ShapeFailedException("The call did not throw what was expected.");
    }

    private static void CheckValue<T>(T actual, T expected) =>
        Check(EqualityComparer<T>.Default.Equals(actual, expected), $"The call left '{actual}' instead of '{expected}'.");
}
