namespace Instrumentation.Shapes.Tests;

/// <summary>The engine fails where a shape is not traced as it expects.</summary>
public partial class GuardTests
{
    [Theory]
    [InlineData("No_span", "The call reported the spans '' instead of 'Instrumentation.Shapes.Tests.GuardTests.Job [traced] Unset'.")]
    [InlineData("Another_name", "The call reported the spans 'Instrumentation.Shapes.Tests.GuardTests.Job [traced] Unset' instead of 'Instrumentation.Shapes.Tests.GuardTests.Job [other] Unset'.")]
    [InlineData("Another_scope", "The call reported the spans 'Instrumentation.Shapes.Tests.GuardTests.Job [traced] Unset' instead of 'System.String [traced] Unset'.")]
    [InlineData("Two_spans", "The call reported the spans 'Instrumentation.Shapes.Tests.GuardTests.Job [traced] Unset, Instrumentation.Shapes.Tests.GuardTests.Job [traced] Unset' instead of 'Instrumentation.Shapes.Tests.GuardTests.Job [traced] Unset'.")]
    [InlineData("No_error", "The call did not throw what was expected.")]
    [InlineData("Another_result", "The call returned '1' instead of '2'.")]
    [InlineData("Nothing", "The shape let the engine call nothing.")]
    public void A_shape_fails_that_has(string mistake, string message) =>
        Assert.Equal(message, Assert.Throws<ShapeFailedException>(() => Engine.Run(new Mistaken(mistake), isSilent: false)).Message);

    [Fact]
    public void Where_nobody_listens_a_shape_fails_that_has_another_result() =>
        Assert.Throws<ShapeFailedException>(() => Engine.Run(new Mistaken("Another_result"), isSilent: true));

    private sealed class Mistaken(string mistake) : IShape
    {
        public void Run(Engine engine)
        {
            var job = new Job(engine.MetricGroup);
            engine.Expect(mistake == "Another_scope" ? typeof(string) : typeof(Job), mistake == "Another_name" ? "other" : "traced");
            switch (mistake)
            {
                case "No_span":
                    engine.Call(job.Untraced, 1);
                    break;
                case "Two_spans":
                    engine.Call(() => job.Traced() + job.Traced(), 2);
                    break;
                case "No_error":
                    engine.Throws(() => job.Traced(), new InvalidOperationException());
                    break;
                case "Another_result":
                    engine.Call(job.Traced, 2);
                    break;
                case "Nothing":
                    break;
                default:
                    engine.Call(job.Traced, 1);
                    break;
            }
        }
    }

    private sealed partial class Job(MetricGroup metrics)
    {
        [Span("traced")]
        public partial int Traced();

        public int Untraced() => TracedCore();

        private int TracedCore() => 1;
    }
}
