using Instrumentation.Generators.Models;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.Generators.Writing;

/// <summary>Writes the class that holds what all spans of a method share.</summary>
internal static class SitesWriter
{
    public static void Write(CodeWriter writer, SpanType type)
    {
        writer.WriteLine(Generated.Signature);
        writer.WriteBlock($"internal static class {type.Type.SitesName}", block => block.WriteSeparated(type.Methods, WriteMember));
    }

    /// <summary>What belongs to a method, as its wrapper names it.</summary>
    public static string Reference(SpanMethod method) => $"{method.Type.QualifiedSitesName}.{method.Site.FieldName}";

    private static void WriteMember(CodeWriter writer, SpanMethod method)
    {
        var name = method.Site.FieldName;
        if (method.Invalid is { } invalid)
        {
            InvalidMethodWriter.WriteError(writer, invalid, name);
            return;
        }

        var site = method.Site;
        writer.Write($"internal static readonly {Generated.SpanSite} {name} = new {Generated.SpanSite}(format: {GeneratorIdentity.Format}, {Quote(site.Scope)}, {Quote(site.Name)})");
        if (site.Options.Count == 0)
        {
            writer.WriteLine(";");
            return;
        }

        writer.WriteLine("");
        writer.OpenBlock();
        foreach (var option in site.Options)
        {
            writer.WriteLine(option + ",");
        }

        writer.CloseBlock(";");
    }

    private static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
