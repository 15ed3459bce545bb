namespace Instrumentation.CompilerServices;

// What a project has that takes its runtime from another version of the package than its generator.
internal static class GeneratedCodeFormat
{
    public const int Version = 0;
}
