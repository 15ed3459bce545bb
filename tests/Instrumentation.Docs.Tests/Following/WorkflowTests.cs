using Instrumentation.Docs.Tests.Markdown;
using YamlDotNet.RepresentationModel;

namespace Instrumentation.Docs.Tests.Following;

public class WorkflowTests
{
    private static readonly Page CI = Page.Read(Repository.Docs + "/continuous-integration.md");

    [Fact]
    public void The_commands_of_the_workflow_are_the_ones_that_the_page_runs() =>
        Assert.Contains(string.Join('\n', Commands(CI.Blocks.Single(block => block.FileName == ".github/workflows/build.yml"))) + "\n", CI.Blocks.Where(block => block.Language == "sh").Select(block => block.Text));

    private static IEnumerable<string> Commands(Block workflow)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(workflow.Text));
        var steps = (YamlSequenceNode)yaml.Documents.Single().RootNode["jobs"]["build"]["steps"];
        return steps.Cast<YamlMappingNode>().Where(step => step.Children.ContainsKey("run")).Select(step => (string)step["run"]!);
    }
}
