using Instrumentation.Metrics;

namespace Instrumentation.Functions;

/// <summary>
/// What a rich function knows of its surroundings. Created by <see cref="Runtime.TraceRegistry.CreateRuntimeContext"/>.
/// Immutable, so it may be used by any thread. Source: Flink's <c>org.apache.flink.api.common.functions.RuntimeContext</c>.
/// </summary>
public sealed class RuntimeContext
{
    /// <summary>Creates a context around a group of the caller's choice, for engines and tests that make their own groups.</summary>
    /// <param name="jobInfo">The job.</param>
    /// <param name="taskInfo">The task.</param>
    /// <param name="metricGroup">The group that the function's spans are reported to.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public RuntimeContext(JobInfo jobInfo, TaskInfo taskInfo, MetricGroup metricGroup)
    {
        ArgumentNullException.ThrowIfNull(jobInfo);
        ArgumentNullException.ThrowIfNull(taskInfo);
        ArgumentNullException.ThrowIfNull(metricGroup);
        JobInfo = jobInfo;
        TaskInfo = taskInfo;
        MetricGroup = metricGroup;
    }

    /// <summary>The job that the function belongs to.</summary>
    public JobInfo JobInfo { get; }

    /// <summary>The task that runs the function.</summary>
    public TaskInfo TaskInfo { get; }

    /// <summary>The group that the function's spans are reported to.</summary>
    public MetricGroup MetricGroup { get; }
}
