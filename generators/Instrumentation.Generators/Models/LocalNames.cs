using Instrumentation.Shared;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Models;

/// <summary>Names of the locals in generated methods.</summary>
internal sealed record LocalNames(string MetricGroup, string Span, string Exception, string Task, string Result, string Builder, string Self)
{
    public static LocalNames In(IMethodSymbol method)
    {
        string[] taken = [.. method.Parameters.Select(parameter => parameter.Name)];
        return new LocalNames(
            Identifiers.Free("metricGroup", taken),
            Identifiers.Free("span", taken),
            Identifiers.Free("exception", taken),
            Identifiers.Free("task", taken),
            Identifiers.ResultNameIn(method),
            Identifiers.Free("builder", taken),
            Identifiers.Free("self", taken));
    }
}
