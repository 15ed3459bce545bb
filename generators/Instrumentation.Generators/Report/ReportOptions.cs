using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Generators.Report;

/// <summary>What the project says about its report.</summary>
/// <param name="ProjectDirectory">The folder that the report's files are named from; empty when the build does not tell.</param>
internal sealed record ReportOptions(string ProjectDirectory)
{
    private const string IsWanted = "build_property.InstrumentationReport";
    private const string Directory = "build_property.ProjectDir";

    /// <summary>The options; <see langword="null"/> for a project that asks for no report.</summary>
    public static ReportOptions? Of(AnalyzerConfigOptionsProvider provider, CancellationToken cancellationToken)
    {
        var options = provider.GlobalOptions;
        return options.TryGetValue(IsWanted, out var wanted) && bool.TryParse(wanted, out var isWanted) && isWanted
            ? new ReportOptions(options.TryGetValue(Directory, out var directory) ? directory : "")
            : null;
    }
}
