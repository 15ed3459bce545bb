using Instrumentation.Shared;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Models;

/// <summary>Names of the locals in generated methods.</summary>
internal sealed record LocalNames(string MetricGroup, string Span, string Exception, string Task, string Result, string Builder, string Self)
{
    public static LocalNames In(IMethodSymbol method, MetricGroupAccess? metricGroup)
    {
        // The group may be a parameter of the primary constructor.
        string[] taken = [.. Identifiers.DeclaredBy(method), metricGroup?.Expression ?? ""];
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
