using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Generators.Report;

/// <summary>What the project says about its report.</summary>
/// <param name="ProjectDirectory">The folder that the report's files are named from; empty when the build does not tell.</param>
internal sealed record ReportOptions(string ProjectDirectory)
{
    // InstrumentationReport as the package's targets have read it.
    private const string IsOn = "build_property._InstrumentationReportIsOn";
    private const string Directory = "build_property.ProjectDir";

    /// <summary>The options; <see langword="null"/> for a project that asks for no report.</summary>
    public static ReportOptions? Of(AnalyzerConfigOptionsProvider provider, CancellationToken cancellationToken)
    {
        var options = provider.GlobalOptions;
        return options.TryGetValue(IsOn, out var isOn) && isOn == "true"
            ? new ReportOptions(options.TryGetValue(Directory, out var directory) ? directory : "")
            : null;
    }
}
