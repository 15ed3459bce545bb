namespace Instrumentation.Functions;

/// <summary>The job a function belongs to. Source: Flink's <c>org.apache.flink.api.common.JobInfo</c>.</summary>
/// <param name="JobId">Id of the job, reported as the variable <c>&lt;job_id&gt;</c>.</param>
/// <param name="JobName">Name of the job, reported as the variable <c>&lt;job_name&gt;</c>.</param>
public sealed record JobInfo(string JobId, string JobName);
