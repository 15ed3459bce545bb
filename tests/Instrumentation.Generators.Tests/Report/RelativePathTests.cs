using Instrumentation.Generators.Report;

namespace Instrumentation.Generators.Tests.Report;

/// <summary>Paths in the report are the same on every machine.</summary>
public class RelativePathTests
{
    [Theory]
    [InlineData("/acme/jobs/Job.cs", "/acme/jobs/", "Job.cs")]
    [InlineData("/acme/jobs/Job.cs", "/acme/jobs", "Job.cs")]
    [InlineData("/acme/jobs/Orders/Job.cs", "/acme/jobs/", "Orders/Job.cs")]
    [InlineData("/acme/shared/Job.cs", "/acme/jobs/", "../shared/Job.cs")]
    [InlineData("/acme/jobs.shared/Job.cs", "/acme/jobs/", "../jobs.shared/Job.cs")]
    [InlineData("/acme/jobs", "/acme/jobs/", "../jobs")]
    [InlineData("Job.cs", "/acme/jobs/", "Job.cs")]
    [InlineData("/acme/jobs/Job.cs", "", "Job.cs")]
    public void Leads_from_the_project_to_the_file(string file, string folder, string path) => Assert.Equal(path, RelativePath.Of(file, folder));
}
