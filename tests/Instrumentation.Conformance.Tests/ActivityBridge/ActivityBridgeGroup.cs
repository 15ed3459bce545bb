namespace Instrumentation.Conformance.Tests.ActivityBridge;

/// <summary>Listeners are global to the process, so these tests run one after another.</summary>
[CollectionDefinition(nameof(ActivityBridge), DisableParallelization = true)]
public sealed class ActivityBridgeGroup;
