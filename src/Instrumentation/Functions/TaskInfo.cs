namespace Instrumentation.Functions;

/// <summary>The task that runs a function. Source: Flink's <c>org.apache.flink.api.common.TaskInfo</c>.</summary>
/// <param name="TaskName">Name of the task, reported as the variable <c>&lt;task_name&gt;</c>.</param>
/// <param name="SubtaskIndex">Index of this parallel instance, from 0; reported as <c>&lt;subtask_index&gt;</c>. Default 0.</param>
/// <param name="Parallelism">Number of parallel instances, at least 1. Default 1.</param>
/// <param name="AttemptNumber">Which attempt to run the task this is, from 0; reported as <c>&lt;task_attempt_num&gt;</c>. Default 0.</param>
public sealed record TaskInfo(string TaskName, int SubtaskIndex = 0, int Parallelism = 1, int AttemptNumber = 0);
