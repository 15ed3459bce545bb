namespace Instrumentation.Docs.Tests.Markdown;

/// <summary>A block of code of a page.</summary>
/// <param name="Language">What stands after the fence, for example <c>csharp</c>.</param>
/// <param name="Text">The code.</param>
/// <param name="Line">Where its first line of code is in the page, from 1.</param>
/// <param name="Mark">The text of the HTML comment right before it; empty without one. The reader of the page does not see it.</param>
/// <param name="FileName">The file that the paragraph before it introduces (ending in the name as code, and a colon); <see langword="null"/> without one.</param>
internal sealed record Block(string Language, string Text, int Line, string Mark, string? FileName);
