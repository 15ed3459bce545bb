using System.Runtime.CompilerServices;
using Snapshooter.Xunit;

namespace Instrumentation.Generators.Tests.Harness;

/// <summary>
/// Compares generated code with the reviewed file in <c>__snapshots__</c>. The only place that knows the snapshot library (Verify.SourceGenerators is not
/// available on every feed). A missing snapshot fails; to write one, set the variable below, and review what was written.
/// </summary>
internal static class Snapshots
{
    private const string AcceptVariable = "INSTRUMENTATION_ACCEPT_SNAPSHOTS";

    [ModuleInitializer]
    internal static void BeStrict()
    {
        if (Environment.GetEnvironmentVariable(AcceptVariable) is null)
        {
            Environment.SetEnvironmentVariable("SNAPSHOOTER_STRICT_MODE", "on");
        }
    }

    public static void ShouldMatchSnapshot(this string generated) => Snapshot.Match(generated);
}
