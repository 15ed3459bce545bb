using System.Reflection;
using Instrumentation.CompilerServices;
using Instrumentation.Functions;
using Instrumentation.Metrics;
using Instrumentation.Shared;
using Instrumentation.Traces;

namespace Instrumentation.Generators.Tests.Pipeline;

/// <summary>The compiler parts know the runtime by names only; each name is tied to its type here.</summary>
public class MetadataNamesTests
{
    private static readonly Dictionary<string, Type> Expected = new()
    {
        [nameof(MetadataNames.SpanAttribute)] = typeof(SpanAttribute),
        [nameof(MetadataNames.SpanTagAttribute)] = typeof(SpanTagAttribute),
        [nameof(MetadataNames.RequireSpanAttribute)] = typeof(RequireSpanAttribute),
        [nameof(MetadataNames.NoSpanAttribute)] = typeof(NoSpanAttribute),
        [nameof(MetadataNames.Span)] = typeof(Traces.Span),
        [nameof(MetadataNames.SpanBuilder)] = typeof(SpanBuilder),
        [nameof(MetadataNames.MetricGroup)] = typeof(MetricGroup),
        [nameof(MetadataNames.IRichFunction)] = typeof(IRichFunction),
        [nameof(MetadataNames.RichFunction)] = typeof(RichFunction),
        [nameof(MetadataNames.GeneratedCodeFormat)] = typeof(GeneratedCodeFormat),
        [nameof(MetadataNames.SpanScope)] = typeof(SpanScope),
        [nameof(MetadataNames.ITraceReporter)] = typeof(Reporters.ITraceReporter),
        [nameof(MetadataNames.ITraceReporterFactory)] = typeof(Reporters.ITraceReporterFactory),
        [nameof(MetadataNames.RuntimeContext)] = typeof(RuntimeContext),
    };

    [Fact]
    public void Every_metadata_name_is_that_of_a_type() => Assert.Equal(
        Expected.Select(entry => (entry.Key, entry.Value.FullName)).Order(),
        typeof(MetadataNames).GetFields(BindingFlags.Static | BindingFlags.Public).Select(field => (field.Name, (string?)field.GetRawConstantValue())).Order());

    [Fact]
    public void Every_property_of_the_attribute_is_an_option_that_is_read() => Assert.Equal(
        typeof(SpanAttribute).GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Select(property => property.Name).Order(),
        typeof(SpanOptions).GetProperties().Where(property => property.CanWrite).Select(property => property.Name).Order());
}
