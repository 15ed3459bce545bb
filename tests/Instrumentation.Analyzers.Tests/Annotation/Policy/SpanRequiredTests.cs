using Instrumentation.Analyzers.Annotation.Policy;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Annotation.Policy;

public class SpanRequiredTests
{
    private const string Mapper = "public partial class Job : RichMapFunction<int, int> { $ }";
    private const string Plain = "public override int [|Map|](int value) => value;";

    [Theory]
    [InlineData("", "public override int Map(int value) => value;")]
    [InlineData("typeof(RichMapFunction<,>)", "[Span] public override partial int Map(int value); private int MapCore(int value) => value;")]
    [InlineData("typeof(RichMapFunction<,>)", "[Span(Implements = nameof(Map))] private int MapCore(int value) => value;")]
    [InlineData("typeof(RichMapFunction<,>)", "[NoSpan(\"Too small.\")] public override int Map(int value) => value;")]
    [InlineData("typeof(RichMapFunction<string, int>)", "public override int Map(int value) => value;")]
    [InlineData("typeof(RichFilterFunction<>)", "public override int Map(int value) => value;")]
    [InlineData("typeof(RichMapFunction<,>)", "[Span] public override partial int Map(int value); private int MapCore(int value) => value; public override void Open(OpenContext openContext) { } public int Other() => 1;")]
    [InlineData("typeof(string)", "public override int Map(int value) => value;")]
    [InlineData("null", "public override int Map(int value) => value;")]
    public Task A_function_that_meets_the_policy_or_that_it_does_not_concern(string policy, string members) =>
        Check(policy, Mapper.Replace("$", members, StringComparison.Ordinal));

    [Theory]
    [InlineData("typeof(RichMapFunction<,>)", Mapper)]
    [InlineData("typeof(RichMapFunction<int, int>)", Mapper)]
    [InlineData("typeof(RichFunction)", Mapper)]
    [InlineData("typeof(IRichFunction)", Mapper)]
    [InlineData("typeof(RichMapFunction<,>)", "[NoSpan(\"All.\")] class Outer { public int X; } public class Base<T> : RichMapFunction<T, T> { public override T [|Map|](T value) => value; }")]
    [InlineData("typeof(RichMapFunction<,>)", "public abstract class Base : RichMapFunction<int, int> { $ } public class One : Base; public class Two : Base;")]
    [InlineData("typeof(Work)", "public abstract class Work { public abstract void Do(); public virtual void Undo() { } protected abstract int Size { get; } } public class Job : Work { public override void [|Do|]() { } public override void Undo() { } protected override int Size => 1; }")]
    [InlineData("typeof(RichMapFunction<,>)), assembly: RequireSpan(typeof(RichFunction)", Mapper)]
    public Task A_method_that_does_the_work_without_a_span(string policy, string code) => Check(policy, code.Replace("$", Plain, StringComparison.Ordinal));

    [Theory]
    [InlineData("public class Job : IHandler<int> { public void [|Handle|](int message) { } public int Size => 1; public void Other() { } }")]
    [InlineData("public class Job : IHandler<int> { void IHandler<int>.[|Handle|](int message) { } int IHandler<int>.Size => 1; }")]
    [InlineData("public struct Job : IHandler<int> { public void [|Handle|](int message) { } public int Size => 1; }")]
    [InlineData("public class Job : IHandler<int>, IHandler<string> { public void [|Handle|](int message) { } public void [|Handle|](string message) { } public int Size => 1; }")]
    [InlineData("public class Base { public void [|Handle|](int message) { } public int Size => 1; } public class Job : Base, IHandler<int>;")]
    [InlineData("public class Job : IHandler<int> { public void [|Handle|](int message) { } public int Size => 1; public void [|Late|]() { } }")]
    public Task A_method_that_implements_an_interface_without_a_span(string code) => CheckHandler(code);

    [Theory]
    [InlineData("public partial class Job(MetricGroup g) : IHandler<int> { [Span] public partial void Handle(int message); private void HandleCore(int message) { } public int Size => 1; }")]
    [InlineData("public partial class Job(MetricGroup g) : IHandler<int> { [Span(Implements = \"IHandler<int>.Handle\")] private void HandleCore(int message) { } public int Size => 1; }")]
    [InlineData("public abstract class Job : IHandler<int> { public abstract void Handle(int message); public int Size => 1; }")]
    [InlineData("public interface IOther : IHandler<int> { }")]
    [InlineData("[NoSpan(\"A test double.\")] public class Job : IHandler<int> { public void Handle(int message) { } public int Size => 1; }")]
    [InlineData("[NoSpan(\"Test doubles.\")] public class Outer { public class Job : IHandler<int> { public void Handle(int message) { } public int Size => 1; } }")]
    [InlineData("[System.CodeDom.Compiler.GeneratedCode(\"tool\", \"1.0\")] public class Job : IHandler<int> { public void Handle(int message) { } public int Size => 1; }")]
    public Task An_implementation_that_meets_the_policy(string code) => CheckHandler(code);

    [Theory]
    [InlineData("[NoSpan(\"\")]")]
    [InlineData("[NoSpan(\" \\t\")]")]
    [InlineData("[NoSpan(null!)]")]
    public Task An_exception_without_a_reason_is_none(string exception) => Check(
        "typeof(RichMapFunction<,>)", Mapper.Replace("$", $"{exception} {Plain}", StringComparison.Ordinal));

    private static Task CheckHandler(string code) => Check(
        "typeof(IHandler<>)", $"public interface IHandler<T> {{ void Handle(T message); int Size {{ get; }} void Late() {{ }} static int Count => 0; }} {code}");

    private static Task Check(string policy, string code) =>
        RuleTest<SpanRequiredAnalyzer>.CheckAnnotation((policy.Length == 0 ? "" : $"[assembly: RequireSpan({policy})]\n") + code);
}
