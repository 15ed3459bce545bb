using System.Reflection;
using Instrumentation.Metrics;
using Instrumentation.Traces;

namespace Instrumentation.Analyzers.Tests;

public class KnownTypesTests
{
    [Theory]
    [InlineData(KnownTypes.SpanName, typeof(Span))]
    [InlineData(KnownTypes.SpanBuilderName, typeof(SpanBuilder))]
    [InlineData(KnownTypes.MetricGroupName, typeof(MetricGroup))]
    public void The_names_of_types_are_those_of_the_runtime(string name, Type type) => Assert.Equal(type.FullName, name);

    [Theory]
    [InlineData(KnownTypes.Builder, typeof(Span), "String", "Type")]
    [InlineData(KnownTypes.AddSpan, typeof(MetricGroup), "SpanBuilder")]
    [InlineData(KnownTypes.AddChild, typeof(SpanBuilder), "SpanBuilder")]
    [InlineData(KnownTypes.AddChildren, typeof(SpanBuilder), "IEnumerable`1")]
    [InlineData(KnownTypes.SetStartTsMillis, typeof(SpanBuilder), "Int64")]
    [InlineData(KnownTypes.SetStartTime, typeof(SpanBuilder), "DateTimeOffset")]
    [InlineData(KnownTypes.SetEndTsMillis, typeof(SpanBuilder), "Int64")]
    [InlineData(KnownTypes.SetEndTime, typeof(SpanBuilder), "DateTimeOffset")]
    [InlineData(KnownTypes.Build, typeof(SpanBuilder))]
    public void The_methods_are_those_of_the_runtime_and_take_what_the_rules_expect(string name, Type type, params string[] parameters)
    {
        var method = Assert.Single(type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance), method => method.Name == name);

        Assert.Equal(parameters, method.GetParameters().Select(parameter => parameter.ParameterType.Name).Order());
    }
}
