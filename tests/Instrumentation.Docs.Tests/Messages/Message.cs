namespace Instrumentation.Docs.Tests.Messages;

/// <summary>A text that a user can be shown, as it stands in the source.</summary>
/// <param name="Kind">What it comes as.</param>
/// <param name="Label">Id, level or type.</param>
/// <param name="Text">The text; what is filled in stands in braces.</param>
/// <param name="Source">The file, without folder and ending.</param>
internal sealed record Message(MessageKind Kind, string Label, string Text, string Source);
