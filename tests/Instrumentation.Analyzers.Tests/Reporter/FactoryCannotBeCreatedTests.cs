using Instrumentation.Analyzers.Reporter;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Reporter;

/// <summary>SPAN202.</summary>
public class FactoryCannotBeCreatedTests
{
    private const string Create = "public ITraceReporter CreateTraceReporter(ReporterConfig config) => null!;";

    [Theory]
    [InlineData("public sealed class Factory : ITraceReporterFactory { {create} }")]
    [InlineData("public sealed class Factory : ITraceReporterFactory { public Factory() { } public Factory(string url) { } {create} }")]
    [InlineData("internal sealed class Factory : ITraceReporterFactory { {create} }")]
    [InlineData("public class Outer { private sealed class Factory : ITraceReporterFactory { {create} } }")]
    [InlineData("public abstract class Factory(string url) : ITraceReporterFactory { public string Url => url; {create} }")]
    [InlineData("public class Factory(string url) : ITraceReporterFactory { public string Url => url; {create} }\npublic class Derived() : Factory(\"a\");")]
    [InlineData("public interface IFactory : ITraceReporterFactory { }")]
    [InlineData("public sealed class Factory { private Factory() { } {create} }")]
    public Task A_factory_that_can_be_created_is_not_reported(string code) => Check(code);

    [Theory]
    [InlineData("public static class Program { public static IEnumerable<ITraceReporterFactory> Factories { get; } = [new Factory(\"a\")]; }")]
    [InlineData("public static class Program { public static Func<ITraceReporterFactory> Make { get; } = () => new Factory(\"a\"); }")]
    [InlineData("public static class Program { public static void Run() => Add<ITraceReporterFactory, Factory>(); private static void Add<TService, T>() { } }")]
    [InlineData("public static class Program { public static void Run() => Add(typeof(ITraceReporterFactory), typeof(Factory)); private static void Add(Type service, Type type) { } }")]
    [InlineData("public static class Program { public static ITraceReporterFactory Factory { get; } = (Factory)new(\"a\"); }")]
    public Task A_factory_that_is_given_as_an_object_or_a_service_is_not_reported(string use) => Check(
        "public sealed class Factory(string url) : ITraceReporterFactory { public string Url => url; {create} }\n" + use);

    [Fact]
    public Task A_factory_that_keeps_its_only_object_is_not_reported() => Check(
        "public sealed class Factory : ITraceReporterFactory { public static readonly Factory Instance = new(); private Factory() { } {create} }");

    [Theory]
    [InlineData("public sealed class [|Factory|](string url) : ITraceReporterFactory { public string Url => url; {create} }")]
    [InlineData("public sealed class [|Factory|] : ITraceReporterFactory { public Factory(string url = \"\") { } {create} }")]
    [InlineData("public sealed class [|Factory|] : ITraceReporterFactory { internal Factory() { } {create} }")]
    [InlineData("public sealed class [|Factory|]<T> : ITraceReporterFactory { {create} }")]
    [InlineData("public class Outer<T> { public sealed class [|Factory|] : ITraceReporterFactory { {create} } }")]
    [InlineData("public struct [|Factory|] : ITraceReporterFactory { {create} }")]
    [InlineData("public abstract class Base : ITraceReporterFactory { {create} }\npublic sealed class [|Factory|](int size) : Base { public int Size => size; }")]
    public Task A_factory_that_nothing_can_create_is_reported(string code) => Check(code);

    private static Task Check(string code) => RuleTest<FactoryCannotBeCreatedAnalyzer>.Check(
        "using System;\nusing System.Collections.Generic;\nusing Instrumentation.Reporters;\n\n" + code.Replace("{create}", Create, StringComparison.Ordinal));
}
