using Instrumentation.Docs.Tests.Markdown;
using YamlDotNet.RepresentationModel;

namespace Instrumentation.Docs.Tests.Following;

public class WorkflowTests
{
    private static readonly Page CI = Page.Read(Repository.Docs + "/continuous-integration.md");

    [Fact]
    public void The_commands_of_the_workflow_are_the_ones_that_the_page_runs() =>
        Assert.Contains(string.Join('\n', Commands(CI.Blocks.Single(block => block.FileName == ".github/workflows/build.yml").Text, "build")) + "\n", CI.Blocks.Where(block => block.Language == "sh").Select(block => block.Text));

    [Fact]
    public void The_workflow_of_this_repository_runs_the_checks_and_nothing_else() =>
        Assert.Equal([".ci/run"], Commands(File.ReadAllText(Repository.FullPath(".github/workflows/ci.yml")), "checks"));

    private static IEnumerable<string> Commands(string workflow, string job)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(workflow));
        var steps = (YamlSequenceNode)yaml.Documents.Single().RootNode["jobs"][job]["steps"];
        return steps.Cast<YamlMappingNode>().Where(step => step.Children.ContainsKey("run")).Select(step => (string)step["run"]!);
    }
}
