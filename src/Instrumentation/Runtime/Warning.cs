namespace Instrumentation.Runtime;

/// <summary>A warning as <see cref="WarningThrottle"/> tells it from others, without an object for each time that it is not said.</summary>
/// <param name="Kind">What is said.</param>
/// <param name="Subject">What it is about: a scope, a group or a reporter.</param>
/// <param name="Name">The name within the scope.</param>
/// <param name="Detail">What else makes it another warning.</param>
internal readonly record struct Warning(string Kind, string Subject, string Name = "", object? Detail = null);
