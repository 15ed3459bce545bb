namespace Instrumentation.Functions;

/// <summary>The job a function belongs to. Immutable. Source: Flink's <c>org.apache.flink.api.common.JobInfo</c>.</summary>
/// <param name="JobId">Id of the job, reported as the variable <c>&lt;job_id&gt;</c>; not blank.</param>
/// <param name="JobName">Name of the job, reported as the variable <c>&lt;job_name&gt;</c>; not blank.</param>
/// <exception cref="ArgumentException">An argument is <see langword="null"/> or blank.</exception>
public sealed record JobInfo(string JobId, string JobName)
{
    /// <summary>Id of the job.</summary>
    public string JobId { get; } = InfoCheck.NotBlank(JobId);

    /// <summary>Name of the job.</summary>
    public string JobName { get; } = InfoCheck.NotBlank(JobName);
}
