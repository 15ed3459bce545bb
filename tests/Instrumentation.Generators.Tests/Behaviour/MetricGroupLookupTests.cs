using Instrumentation.Functions;
using Instrumentation.Metrics;
using Instrumentation.Testing;
using Instrumentation.Traces;

namespace Instrumentation.Generators.Tests.Behaviour;

/// <summary>Where a method finds the group that its spans go to.</summary>
public partial class MetricGroupLookupTests
{
    private readonly SpanRecorder _recorder = new();

    [Fact]
    public void A_field() => Reported(new WithField(_recorder.MetricGroup).Run);

    [Fact]
    public void A_property() => Reported(new WithProperty { Metrics = _recorder.MetricGroup }.Run);

    [Fact]
    public void An_inherited_member() => Reported(new Derived { Metrics = _recorder.MetricGroup }.RunDerived);

    [Fact]
    public void A_parameter_of_the_primary_constructor() => Reported(new WithPrimaryConstructor(_recorder.MetricGroup).Run);

    [Fact]
    public void A_field_wins_over_the_constructor_parameter_that_it_is_set_from() => Reported(new WithBoth(_recorder.MetricGroup).Run);

    [Fact]
    public void A_parameter_of_the_record_that_is_a_property() => Reported(new WithRecord(_recorder.MetricGroup).Run);

    [Fact]
    public void A_context_given_to_a_static_method() => Reported(() => WithField.RunStatic(_recorder.RuntimeContext));

    [Fact]
    public void The_context_of_a_rich_function_wins_over_its_other_groups() => Reported(_recorder.Attach(new RichWithField()).Run);

    [Fact]
    public void A_function_that_implements_the_interface_by_itself() => Reported(_recorder.Attach(new OwnRichFunction()).Run);

    [Fact]
    public void A_function_that_implements_the_interface_explicitly() => Reported(_recorder.Attach(new ExplicitRichFunction()).Run);

    [Fact]
    public void A_function_of_ones_own_without_a_context_runs_untraced()
    {
        new OwnRichFunction().Run();
        new ExplicitRichFunction().Run();

        Assert.Empty(_recorder.Spans);
    }

    private void Reported(Action run)
    {
        run();
        Assert.Single(_recorder.Spans);
    }

    private sealed partial class WithField(MetricGroup group)
    {
        private readonly MetricGroup _group = group;

        [Span]
        public static partial void RunStatic(RuntimeContext context);

        [Span]
        public partial void Run();

        private static void RunStaticCore(RuntimeContext context)
        {
        }

        private void RunCore() => Assert.NotNull(_group);
    }

    private partial class WithProperty
    {
        public required MetricGroup Metrics { get; init; }

        [Span]
        public partial void Run();

        private void RunCore()
        {
        }
    }

    private sealed partial class Derived : WithProperty
    {
        [Span]
        public partial void RunDerived();

        private void RunDerivedCore()
        {
        }
    }

    private sealed partial class WithPrimaryConstructor(MetricGroup metrics)
    {
        [Span]
        public partial void Run();

        private void RunCore()
        {
        }
    }

    private sealed partial class WithBoth(MetricGroup metrics)
    {
        public MetricGroup Metrics { get; } = metrics;

        [Span]
        public partial void Run();

        private void RunCore()
        {
        }
    }

    private sealed partial record WithRecord(MetricGroup Metrics)
    {
        [Span]
        public partial void Run();

        private void RunCore()
        {
        }
    }

    private sealed partial class RichWithField : RichFunction
    {
        public MetricGroup Other { get; } = MetricGroup.Unregistered;

        [Span]
        public partial void Run();

        private void RunCore()
        {
        }
    }

    private sealed partial class OwnRichFunction : IRichFunction
    {
        public RuntimeContext RuntimeContext { get; set; } = null!;

        public void Open(OpenContext openContext)
        {
        }

        public void Close()
        {
        }

        [Span]
        public partial void Run();

        private void RunCore()
        {
        }
    }

    private sealed partial class ExplicitRichFunction : IRichFunction
    {
        RuntimeContext IRichFunction.RuntimeContext { get; set; } = null!;

        void IRichFunction.Open(OpenContext openContext)
        {
        }

        void IRichFunction.Close()
        {
        }

        [Span]
        public partial void Run();

        private void RunCore()
        {
        }
    }
}
