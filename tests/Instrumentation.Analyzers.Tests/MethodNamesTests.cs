using System.Reflection;
using Instrumentation.Metrics;
using Instrumentation.Shared;
using Instrumentation.Traces;

namespace Instrumentation.Analyzers.Tests;

public class MethodNamesTests
{
    [Theory]
    [InlineData(MethodNames.Builder, typeof(Span), "String", "Type")]
    [InlineData(MethodNames.AddSpan, typeof(MetricGroup), "SpanBuilder")]
    [InlineData(MethodNames.AddChild, typeof(SpanBuilder), "SpanBuilder")]
    [InlineData(MethodNames.AddChildren, typeof(SpanBuilder), "IEnumerable`1")]
    [InlineData(MethodNames.SetStartTsMillis, typeof(SpanBuilder), "Int64")]
    [InlineData(MethodNames.SetStartTime, typeof(SpanBuilder), "DateTimeOffset")]
    [InlineData(MethodNames.SetEndTsMillis, typeof(SpanBuilder), "Int64")]
    [InlineData(MethodNames.SetEndTime, typeof(SpanBuilder), "DateTimeOffset")]
    [InlineData(MethodNames.Build, typeof(SpanBuilder))]
    [InlineData(MethodNames.SetStatus, typeof(SpanBuilder), "SpanStatus", "String")]
    [InlineData(MethodNames.SetKind, typeof(SpanBuilder), "ActivityKind")]
    [InlineData(MethodNames.SetParent, typeof(SpanBuilder), "ActivityContext")]
    [InlineData(MethodNames.SetTraceKey, typeof(SpanBuilder), "String")]
    [InlineData(MethodNames.AddLink, typeof(SpanBuilder), "ActivityContext")]
    [InlineData(MethodNames.StartSpan, typeof(MetricGroup), "String", "Type")]
    public void The_methods_are_those_of_the_runtime_and_take_what_the_rules_expect(string name, Type type, params string[] parameters)
    {
        var method = Assert.Single(type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance), method => method.Name == name);

        Assert.Equal(parameters, method.GetParameters().Select(parameter => parameter.ParameterType.Name).Order());
    }

    [Fact]
    public void The_group_that_reports_nothing_is_one_of_the_runtime() =>
        Assert.Equal(typeof(MetricGroup), typeof(MetricGroup).GetProperty(MethodNames.Unregistered, BindingFlags.Public | BindingFlags.Static)?.PropertyType);

    [Theory]
    [InlineData(typeof(SpanBuilder))]
    [InlineData(typeof(SpanScope))]
    public void Attributes_are_set_by_their_key_first(Type type) => Assert.All(
        type.GetMethods().Where(method => method.Name == MethodNames.SetAttribute),
        method => Assert.Equal("key", method.GetParameters()[0].Name));

    [Fact]
    public void An_attribute_has_a_key_and_a_value_of_one_of_four_types() => Assert.Equal(
        [("String", "Boolean"), ("String", "Double"), ("String", "Int64"), ("String", "String")],
        typeof(SpanBuilder).GetMethods().Where(method => method.Name == MethodNames.SetAttribute)
            .Select(method => method.GetParameters()).Select(parameters => (parameters[0].ParameterType.Name, parameters[1].ParameterType.Name)).Order());
}
