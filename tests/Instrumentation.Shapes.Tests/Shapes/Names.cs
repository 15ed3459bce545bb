#pragma warning disable CS8981 // Names in lower case, on purpose.
using Instrumentation.Shapes;

namespace Shapes.@event.@namespace
{
    internal sealed partial class @class : IShape
    {
        public void Run(Engine engine)
        {
            var job = new @void(engine.MetricGroup);
            engine.Expect(typeof(@void), "if");
            engine.Call(job.@if, 1, 2, 3);
            engine.Expect(typeof(@void), "async");
            engine.Call(job.@async<int>, 1, 1);
        }

        private sealed partial class @void(MetricGroup @this)
        {
            [Span]
            public partial int @if(int @in, int @var);

            [Span]
            public partial @new @async<@new>(@new @record)
                where @new : struct;

            private int ifCore(int @in, int other) => @in + other;

            private @new asyncCore<@new>(@new value)
                where @new : struct => value;
        }
    }
}

namespace Shapes
{
    internal sealed partial class NamesOfTheGeneratedCode : IShape
    {
        public void Run(Engine engine)
        {
            var job = new Job(engine.MetricGroup);
            engine.Expect(typeof(Job), "names");
            engine.Call(() => job.Span(1, 2, 3, 4, 5), 15);
            engine.Call(job.Exception, 1, 1);
            engine.Await(() => job.Task("a", "b"), "ab");
            engine.Call(() => Job.RunWithSpan(1, 2, engine.MetricGroup), 3);
            engine.Call(job.TypeParameters<int, int>, 1, 2, 3);
            engine.Expect(typeof(Job), "GetType");
            engine.Call(job.GetType, 1);
        }

        private sealed partial class Job(MetricGroup metrics)
        {
            [Span("names")]
            public partial int Span(int span, int exception, int result, int metricGroup, int task);

            [Span("names")]
            public partial int Exception([SpanTag] int exception);

            [Span("names")]
            [return: SpanTag(Member = "Length")]
            public partial Task<string> Task(string result, string span);

            [Span("names")]
            public static partial int RunWithSpan(int RunWithSpanCore, int RunWithSpanWithSpan, MetricGroup metricGroup);

            [Span("names")]
            [return: SpanTag]
            public partial int TypeParameters<span, result>(span exception, result metricGroup)
                where span : IConvertible
                where result : IConvertible;

            [Span]
            public new partial int GetType();

            private int SpanCore(int span, int exception, int result, int metricGroup, int task) => span + exception + result + metricGroup + task;

            private int ExceptionCore(int exception) => exception;

            private Task<string> TaskCore(string result, string span) => System.Threading.Tasks.Task.FromResult(result + span);

            private static int RunWithSpanCore(int one, int other, MetricGroup metricGroup) => one + other;

            private int TypeParametersCore<span, result>(span exception, result metricGroup)
                where span : IConvertible
                where result : IConvertible => exception.ToInt32(null) + metricGroup.ToInt32(null);

            private int GetTypeCore() => 1;
        }
    }

    internal sealed partial class PrimaryConstructorParameterHiddenByAParameter : IShape
    {
        public void Run(Engine engine)
        {
            var job = new Job(engine.MetricGroup);
            engine.Expect(typeof(Job), "Run");
            engine.Call(job.Run, engine.MetricGroup, 1, 1);
        }

        private sealed partial class Job(MetricGroup metrics)
        {
            public bool IsReporting => metrics.IsReporting;

            [Span]
            public partial int Run(MetricGroup group, int metrics);

            private int RunCore(MetricGroup group, int metrics) => metrics;
        }
    }

    internal sealed partial class UnicodeLetters : IShape
    {
        public void Run(Engine engine)
        {
            engine.Expect(typeof(Größe<>.Länge), "Łączny");
            engine.Call(new Größe<int>.Länge(engine.MetricGroup).Łączny, 1, 1);
        }

        private partial class Größe<Тип>
        {
            public sealed partial class Länge(MetricGroup mérés)
            {
                [Span]
                public partial Тип Łączny(Тип 値);

                private Тип ŁącznyCore(Тип 値) => 値;
            }
        }
    }
}

namespace Shapes.Traps
{
    using SystemAlias = global::System;

    internal sealed class System;

    internal sealed class Instrumentation;

    internal sealed class Task;

    internal sealed class Span;

    internal sealed class MetricGroup;

    internal sealed partial class NamesOfTheFrameworkInTheUsersNamespace : IShape
    {
        public void Run(Engine engine)
        {
            var job = engine.Open(new Job());
            engine.Expect(typeof(Job), "order 3");
            engine.Call(job.Run, 3, new DateTime(2026, 1, 2), "3");
            engine.Expect(typeof(Job), "Later");
            engine.Await(() => job.Later(new Task()), 1);
        }

        private sealed partial class Job : RichFunction
        {
            [global::Instrumentation.Traces.Span("order {order}")]
            public partial SystemAlias::String Run(int order, [SpanTag] SystemAlias.DateTime date);

            [global::Instrumentation.Traces.Span]
            public partial SystemAlias.Threading.Tasks.Task<int> Later(Task task);

            private string RunCore(int order, SystemAlias.DateTime date) => $"{order}";

            private async SystemAlias.Threading.Tasks.Task<int> LaterCore(Task task)
            {
                await SystemAlias.Threading.Tasks.Task.Yield();
                return 1;
            }
        }
    }
}

namespace Shapes
{
    internal sealed partial class Outer_Inner : IShape
    {
        public void Run(Engine engine)
        {
            engine.Expect(typeof(Outer.Inner), "nested");
            engine.Call(Outer.Inner.Run, engine.MetricGroup, 1);
            engine.Expect(typeof(Outer_Inner), "beside");
            engine.Call(Beside, engine.MetricGroup, 2);
        }

        [Span("beside")]
        private static partial int Beside(MetricGroup metrics);

        private static int BesideCore(MetricGroup metrics) => 2;
    }

    internal static partial class Outer
    {
        internal static partial class Inner
        {
            [Span("nested")]
            public static partial int Run(MetricGroup metrics);

            private static int RunCore(MetricGroup metrics) => 1;
        }
    }

    internal sealed partial class outer_inner : IShape
    {
        public void Run(Engine engine)
        {
            engine.Expect(typeof(outer_inner), "in lower case");
            engine.Call(Beside, engine.MetricGroup, 3);
        }

        [Span("in lower case")]
        private static partial int Beside(MetricGroup metrics);

        private static int BesideCore(MetricGroup metrics) => 3;
    }
}
