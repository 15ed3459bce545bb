namespace Instrumentation.Shapes;

public delegate TResult RefFunc<T, TResult>(ref T value);

public delegate TResult OutFunc<T, TOut, TResult>(T value, out TOut output);

public delegate TResult InFunc<T, TResult>(in T value);

public delegate TResult RefReadonlyFunc<T, TResult>(ref readonly T value);

public delegate ref T RefToRefFunc<T>(ref T value);

public delegate ref readonly T RefReadonlyToRefReadonlyFunc<T>(ref readonly T value);

public delegate TResult SpanFunc<T, TResult>(ReadOnlySpan<T> values);

public delegate ReadOnlySpan<T> SpanToSpanFunc<T>(ReadOnlySpan<T> values);

public unsafe delegate int* PointerFunc(int* pointer);

public unsafe delegate int FunctionPointerFunc(delegate*<int, int> function, int value);
