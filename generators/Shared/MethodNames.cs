namespace Instrumentation.Shared;

/// <summary>The methods of the runtime that the compiler parts know. A test ties each to the runtime.</summary>
internal static class MethodNames
{
    public const string Builder = "Builder";
    public const string AddSpan = "AddSpan";
    public const string AddChild = "AddChild";
    public const string AddChildren = "AddChildren";
    public const string SetStartTsMillis = "SetStartTsMillis";
    public const string SetStartTime = "SetStartTime";
    public const string SetEndTsMillis = "SetEndTsMillis";
    public const string SetEndTime = "SetEndTime";
    public const string Build = "Build";
    public const string SetAttribute = "SetAttribute";
    public const string SetStatus = "SetStatus";
    public const string SetKind = "SetKind";
    public const string SetParent = "SetParent";
    public const string SetTraceKey = "SetTraceKey";
    public const string AddLink = "AddLink";
    public const string StartSpan = "StartSpan";

    /// <summary>The group that reports nothing, a property.</summary>
    public const string Unregistered = "Unregistered";

    public static bool IsTimeSetter(string name) => name is SetStartTsMillis or SetStartTime or SetEndTsMillis or SetEndTime;
}
