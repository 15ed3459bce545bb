using Instrumentation.Shared;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators;

/// <summary>Says that the runtime which a project references was made for another generator, before its code fails to compile against it.</summary>
internal static class FormatRule
{
    private static readonly DiagnosticDescriptor Mismatch = new(
        RuleIdentifiers.FormatMismatch,
        "Generator and runtime do not match",
        "The generator of [Span] writes code of format {0} for version {1} of Instrumentation, and the referenced runtime reads {2}: "
            + "reference one version of the package Instrumentation in all projects",
        RuleIdentifiers.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RuleIdentifiers.HelpLink(RuleIdentifiers.FormatMismatch),
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>The format that the referenced runtime reads: 0 for a runtime older than formats, the generator's own when there is no runtime.</summary>
    public static int FormatOf(Compilation compilation, CancellationToken cancellationToken)
    {
        if (compilation.GetTypeByMetadataName(MetadataNames.GeneratedCodeFormat)?.GetMembers("Version") is [IFieldSymbol { ConstantValue: int version }])
        {
            return version;
        }

        return compilation.GetTypeByMetadataName(MetadataNames.SpanAttribute) is null ? GeneratorIdentity.Format : 0;
    }

    public static void Check(SourceProductionContext context, int format)
    {
        if (format != GeneratorIdentity.Format)
        {
            var version = typeof(FormatRule).Assembly.GetName().Version.ToString(3);
            context.ReportDiagnostic(Diagnostic.Create(
                Mismatch, Location.None, GeneratorIdentity.Format, version, format == 0 ? "none of this kind" : $"format {format}"));
        }
    }
}
