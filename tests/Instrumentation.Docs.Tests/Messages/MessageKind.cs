namespace Instrumentation.Docs.Tests.Messages;

/// <summary>What a message comes as.</summary>
internal enum MessageKind
{
    /// <summary>A diagnostic of the compiler.</summary>
    Rule,

    /// <summary>An entry in a log.</summary>
    Log,

    /// <summary>An exception, or a setting that is refused.</summary>
    Error,

    /// <summary>Words that the others are made of.</summary>
    Part,
}
