namespace Instrumentation.Runtime;

/// <summary>The part of a <see cref="SpanFilter"/> that is left once the scope is known.</summary>
internal sealed class SpanNameFilter(bool all)
{
    public static readonly SpanNameFilter All = new(all: true);

    public bool Includes(string name) => all || name.Length == 0;
}
