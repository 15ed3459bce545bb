using Instrumentation.Shared;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Models;

/// <summary>Names of the locals in generated methods.</summary>
internal sealed record LocalNames(string MetricGroup, string Span, string Exception, string Task, string Result, string Builder, string Self)
{
    /// <param name="method">The method whose values are read.</param>
    /// <param name="taken">What generated methods have other names for: parameters, type parameters, a group that is a parameter of the primary constructor.</param>
    public static LocalNames In(IMethodSymbol method, ICollection<string> taken)
    {
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
