namespace Instrumentation.Shared;

/// <summary>How the generator signs what it writes.</summary>
internal static class GeneratorIdentity
{
    public const string Name = "Instrumentation.Generators";

    /// <summary>The format of what it writes: <c>GeneratedCodeFormat.Version</c> of the runtime that it was made with, which a test compares.</summary>
    public const int Format = 1;
}
