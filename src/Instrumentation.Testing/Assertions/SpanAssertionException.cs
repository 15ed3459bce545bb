namespace Instrumentation.Testing;

/// <summary>
/// A span is not as a test expects it. The message says what was expected, what was found, and the spans as a tree. Test frameworks show it as any other
/// exception: the assertions depend on none of them.
/// </summary>
public sealed class SpanAssertionException : Exception
{
    internal SpanAssertionException(string message)
        : base(message)
    {
    }
}
