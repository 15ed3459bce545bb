namespace Instrumentation.Generators.Tests.Behaviour.Nesting;

/// <summary>How calls are made.</summary>
internal enum CallWay
{
    OneAfterTheOther,
    AfterAnAwaitWithoutContext,
    OnAnotherThread,
    InParallel,
}
