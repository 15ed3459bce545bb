using Instrumentation.Reporters;

namespace Instrumentation.Configuration;

/// <summary>Names reporters that are given as objects.</summary>
internal static class ReporterNames
{
    public static IEnumerable<(string Name, ITraceReporter Reporter)> ByClass(IEnumerable<ITraceReporter> reporters)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var reporter in reporters)
        {
            var name = reporter.GetType().Name;
            var count = counts[name] = counts.GetValueOrDefault(name) + 1;
            yield return (count == 1 ? name : $"{name}#{count}", reporter);
        }
    }
}
