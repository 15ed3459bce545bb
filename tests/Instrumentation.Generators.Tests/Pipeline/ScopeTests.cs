using Instrumentation.Generators.Parsing;
using Instrumentation.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Tests.Pipeline;

/// <summary>The scope that is found while compiling is the one that the runtime finds for <c>Span.Builder(typeof(X), …)</c>.</summary>
public class ScopeTests
{
    [Theory]
    [InlineData(typeof(string))]
    [InlineData(typeof(Dictionary<,>))]
    [InlineData(typeof(Dictionary<string, int>))]
    [InlineData(typeof(Dictionary<,>.KeyCollection))]
    [InlineData(typeof(Environment.SpecialFolder))]
    [InlineData(typeof(List<>.Enumerator))]
    public void Both_find_the_same(Type type)
    {
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        var symbol = UserProject.Compile().GetTypeByMetadataName(definition.FullName!);

        Assert.Equal(Traces.Span.Builder(type, "name").Build().Scope, Scopes.Of(Assert.IsAssignableFrom<INamedTypeSymbol>(symbol)));
    }
}
