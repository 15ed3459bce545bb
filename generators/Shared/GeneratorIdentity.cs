namespace Instrumentation.Shared;

/// <summary>How the generator signs what it writes.</summary>
internal static class GeneratorIdentity
{
    public const string Name = "Instrumentation.Generators";
}
