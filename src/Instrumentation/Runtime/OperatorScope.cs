using System.Collections.ObjectModel;
using System.Globalization;
using Instrumentation.Functions;
using Instrumentation.Metrics;
using Instrumentation.Reporters;

namespace Instrumentation.Runtime;

/// <summary>The group of a rich function, as Flink's <c>OperatorMetricGroup</c> has it.</summary>
internal static class OperatorScope
{
    private const string TaskManager = "taskmanager";
    private const string LogicalScope = "taskmanager.job.task.operator";

    public static MetricGroupNode Of(JobInfo jobInfo, TaskInfo taskInfo)
    {
        var host = Environment.MachineName;
        var subtaskIndex = taskInfo.SubtaskIndex.ToString(CultureInfo.InvariantCulture);
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [VariableName.WithBrackets("host")] = host,
            [VariableName.WithBrackets("job_id")] = jobInfo.JobId,
            [VariableName.WithBrackets("job_name")] = jobInfo.JobName,
            [VariableName.WithBrackets("task_name")] = taskInfo.TaskName,
            [VariableName.WithBrackets("subtask_index")] = subtaskIndex,
            [VariableName.WithBrackets("task_attempt_num")] = taskInfo.AttemptNumber.ToString(CultureInfo.InvariantCulture),
        };
        string[] components = [host, TaskManager, jobInfo.JobName, taskInfo.TaskName, subtaskIndex];
        return new MetricGroupNode(
            MetricGroupKind.Plain, taskInfo.TaskName, components, LogicalScope, new ReadOnlyDictionary<string, string>(variables));
    }
}
