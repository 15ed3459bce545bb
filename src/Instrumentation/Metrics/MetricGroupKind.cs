namespace Instrumentation.Metrics;

/// <summary>The kinds of groups that Flink knows.</summary>
internal enum MetricGroupKind
{
    /// <summary>Made by <c>AddGroup(name)</c>.</summary>
    Plain,

    /// <summary>The upper one of the two made by <c>AddGroup(key, value)</c>.</summary>
    Key,

    /// <summary>The lower one of the two made by <c>AddGroup(key, value)</c>.</summary>
    Value,
}
