namespace Instrumentation.Docs.Tests.Following;

/// <summary>What a page says does not happen.</summary>
/// <param name="line">Where the block begins.</param>
/// <param name="problem">What happens instead.</param>
internal sealed class PageNotRightException(int line, string problem) : Exception($"({line}): {problem}");
