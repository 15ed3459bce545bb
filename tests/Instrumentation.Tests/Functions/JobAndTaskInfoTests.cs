using Instrumentation.Functions;

namespace Instrumentation.Tests.Functions;

/// <summary>What is said about a job and a task is checked where it is said, as in Flink.</summary>
public class JobAndTaskInfoTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void Names_and_ids_are_not_blank(string? blank)
    {
        Assert.ThrowsAny<ArgumentException>(() => new TaskInfo(blank!));
        Assert.Equal("JobId", Assert.ThrowsAny<ArgumentException>(() => new JobInfo(blank!, "job")).ParamName);
        Assert.Equal("JobName", Assert.ThrowsAny<ArgumentException>(() => new JobInfo("id", blank!)).ParamName);
        Assert.Equal("TaskName", Assert.ThrowsAny<ArgumentException>(() => new TaskInfo(blank!)).ParamName);
    }

    [Theory]
    [InlineData(-1, 1, 0, "SubtaskIndex is -1; allowed is 0 to 0.")]
    [InlineData(1, 1, 0, "SubtaskIndex is 1; allowed is 0 to 0.")]
    [InlineData(4, 4, 0, "SubtaskIndex is 4; allowed is 0 to 3.")]
    [InlineData(0, 0, 0, "Parallelism is 0; allowed is 1 to 2147483647.")]
    [InlineData(0, -3, 0, "Parallelism is -3; allowed is 1 to 2147483647.")]
    [InlineData(0, 1, -1, "AttemptNumber is -1; allowed is 0 to 2147483647.")]
    public void A_number_out_of_its_range_is_refused_with_name_value_and_range(int subtaskIndex, int parallelism, int attemptNumber, string message)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new TaskInfo("task", subtaskIndex, parallelism, attemptNumber));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(message.Split(' ')[0], error.ParamName);
    }

    [Fact]
    public void Numbers_at_the_ends_of_their_ranges_are_taken()
    {
        var last = new TaskInfo("task", int.MaxValue - 1, int.MaxValue, int.MaxValue);

        Assert.Equal((int.MaxValue - 1, int.MaxValue, int.MaxValue), (last.SubtaskIndex, last.Parallelism, last.AttemptNumber));
        Assert.Equal((0, 1, 0), (new TaskInfo("task").SubtaskIndex, new TaskInfo("task").Parallelism, new TaskInfo("task").AttemptNumber));
    }
}
