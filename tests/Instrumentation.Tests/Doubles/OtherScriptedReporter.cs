namespace Instrumentation.Tests.Doubles;

/// <summary>The same under another name, for registries with two reporters.</summary>
internal sealed class OtherScriptedReporter : ScriptedReporter;
