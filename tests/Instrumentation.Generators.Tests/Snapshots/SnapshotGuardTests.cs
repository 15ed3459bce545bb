using Instrumentation.Generators.Tests.Harness;

namespace Instrumentation.Generators.Tests.Snapshots;

/// <summary>The comparison with snapshots can fail: without these, every snapshot test might pass whatever is generated.</summary>
public class SnapshotGuardTests
{
    [Fact]
    public void A_snapshot_that_is_missing_fails() => Assert.ThrowsAny<Exception>(() => "anything".ShouldMatchSnapshot());

    [Fact]
    public void A_snapshot_that_differs_fails() => Assert.ThrowsAny<Exception>(() => "changed".ShouldMatchSnapshot());
}
