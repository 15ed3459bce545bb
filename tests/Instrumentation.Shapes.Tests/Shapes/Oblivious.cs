#nullable disable
using Instrumentation.Shapes;

namespace Shapes;

internal sealed partial class Oblivious : IShape
{
    public void Run(Engine engine)
    {
        var job = new Job();
        engine.Expect(typeof(Job), "Map");
        engine.Map(job, null, null);
        engine.Expect(typeof(Job), "List");
        engine.Call<Dictionary<string, string[]>, List<string>>(job.List, null, null);
        engine.Expect(typeof(Job), "Generic");
        engine.Call(job.Generic<string, IEnumerable<char>>, "a", "a");
        engine.Expect(typeof(Annotated), "Handle");
        engine.Handle(new Annotated(engine.MetricGroup), "a", "a");
        engine.Expect(typeof(Annotated), "Reference");
        engine.Call<string, string>(((GenericMethods)new Annotated(engine.MetricGroup)).Reference, null, null);
    }

    private sealed partial class Job : RichMapFunction<string, string>
    {
        [Span]
        public override partial string Map(string value);

        [Span]
        public partial List<string> List(Dictionary<string, string[]> values);

        [Span]
        public partial T Generic<T, U>(T value)
            where T : class, U
            where U : IEnumerable<char>;

        private string MapCore(string value) => value;

        private List<string> ListCore(Dictionary<string, string[]> values) => null;

        private T GenericCore<T, U>(T value)
            where T : class, U
            where U : IEnumerable<char> => value;
    }

#nullable enable
    private abstract class Base : GenericMethods, IHandler<string?, string?>
    {
        public abstract string? Handle(string? value);

        public override T? Any<T>(T? value)
            where T : default => value;

        public override T Value<T>(T? value) => default;

        public override string Constrained<T, TList>(TList values) => "";
    }
#nullable disable

    private sealed partial class Annotated(MetricGroup metrics) : Base
    {
        [Span]
        public override partial string Handle(string value);

        [Span]
        public override partial T Reference<T>(T value);

        private string HandleCore(string value) => value;

        private T ReferenceCore<T>(T value)
            where T : class => value;
    }
}
