using Instrumentation.Traces;

namespace Instrumentation.Shapes;

/// <content>Waits for tasks, and runs through streams.</content>
public sealed partial class Engine
{
    public void Await(Func<Task> method)
    {
        method().GetAwaiter().GetResult();
        CheckSpan(SpanStatus.Unset);
    }

    public void Await<TResult>(Func<Task<TResult>> method, TResult expected) => CheckCall(method().GetAwaiter().GetResult(), expected);

    public void AwaitValue(Func<ValueTask> method)
    {
        method().AsTask().GetAwaiter().GetResult();
        CheckSpan(SpanStatus.Unset);
    }

    public void AwaitValue<TResult>(Func<ValueTask<TResult>> method, TResult expected) => CheckCall(method().AsTask().GetAwaiter().GetResult(), expected);

    public void Enumerate<T>(Func<IEnumerable<T>> method, params T[] expected) => CheckItems(method(), expected);

    public void Enumerate(Func<System.Collections.IEnumerable> method, params object[] expected) => CheckItems(method().Cast<object>(), expected);

    public void Enumerate<T>(Func<IEnumerator<T>> method, params T[] expected)
    {
        using var enumerator = method();
        CheckItems(Rest(enumerator, () => enumerator.Current), expected);
    }

    public void Enumerate(Func<System.Collections.IEnumerator> method, params object[] expected)
    {
        var enumerator = method();
        CheckItems(Rest(enumerator, () => enumerator.Current), expected);
    }

    public void Enumerate<T>(Func<IAsyncEnumerable<T>> method, params T[] expected) => CheckItems(Items(method()), expected);

    public void Enumerate<T>(Func<IAsyncEnumerator<T>> method, params T[] expected) => CheckItems(Items(method()), expected);

    /// <summary>The token that the consumer gives arrives in the method.</summary>
    public void EnumerateWithToken(Func<IAsyncEnumerable<CancellationToken>> method)
    {
        using var source = new CancellationTokenSource();
        var enumerator = method().GetAsyncEnumerator(source.Token);
        CheckItems(Items(enumerator), [source.Token]);
    }

    private static List<T> Rest<T>(System.Collections.IEnumerator enumerator, Func<T> current)
    {
        var items = new List<T>();
        while (enumerator.MoveNext())
        {
            items.Add(current());
        }

        return items;
    }

    private static List<T> Items<T>(IAsyncEnumerable<T> stream) => Items(stream.GetAsyncEnumerator());

    private static List<T> Items<T>(IAsyncEnumerator<T> enumerator) => Task.Run(async () =>
    {
        var items = new List<T>();
        while (await enumerator.MoveNextAsync())
        {
            items.Add(enumerator.Current);
        }

        await enumerator.DisposeAsync();
        return items;
    }).GetAwaiter().GetResult();

    private void CheckItems<T>(IEnumerable<T> actual, IEnumerable<T> expected) => CheckCall(string.Join(", ", actual), string.Join(", ", expected));
}
