namespace Instrumentation.Functions;

/// <summary>The task that runs a function. Immutable. Source: Flink's <c>org.apache.flink.api.common.TaskInfo</c>.</summary>
/// <param name="TaskName">Name of the task, reported as the variable <c>&lt;task_name&gt;</c>; not blank.</param>
/// <param name="SubtaskIndex">
/// Index of this parallel instance, from 0 and below <paramref name="Parallelism"/>; reported as <c>&lt;subtask_index&gt;</c>. Default 0.
/// </param>
/// <param name="Parallelism">Number of parallel instances, at least 1. Default 1.</param>
/// <param name="AttemptNumber">Which attempt to run the task this is, from 0; reported as <c>&lt;task_attempt_num&gt;</c>. Default 0.</param>
/// <exception cref="ArgumentException"><paramref name="TaskName"/> is <see langword="null"/> or blank.</exception>
/// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
public sealed record TaskInfo(string TaskName, int SubtaskIndex = 0, int Parallelism = 1, int AttemptNumber = 0)
{
    /// <summary>Name of the task.</summary>
    public string TaskName { get; } = InfoCheck.NotBlank(TaskName);

    /// <summary>Number of parallel instances.</summary>
    public int Parallelism { get; } = InfoCheck.InRange(Parallelism, 1, int.MaxValue);

    /// <summary>Index of this parallel instance.</summary>
    public int SubtaskIndex { get; } = InfoCheck.InRange(SubtaskIndex, 0, Parallelism - 1);

    /// <summary>Which attempt to run the task this is.</summary>
    public int AttemptNumber { get; } = InfoCheck.InRange(AttemptNumber, 0, int.MaxValue);
}
