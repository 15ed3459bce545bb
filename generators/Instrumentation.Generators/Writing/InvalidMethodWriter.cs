using Instrumentation.Generators.Models;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.Generators.Writing;

/// <summary>
/// Writes the member in place of one that cannot be wrapped: a call that is an error in every build, also when analyzers are off. Without it, the
/// compiler would report a missing member and keep the analyzers from saying what is wrong.
/// </summary>
internal static class InvalidMethodWriter
{
    public static void Write(CodeWriter writer, SpanMethod method, InvalidModel invalid)
    {
        WrapperWriter.WriteDocumentation(writer, method.Wrapper);
        writer.WriteLine(Generated.Signature);
        WrapperWriter.WriteHead(writer, method);
        writer.OpenBlock();
        writer.WriteDirective($"#line {invalid.Location.Lines.Start.Line + 1} \"{invalid.Location.Path}\"");
        if (invalid.IsInObsoleteCode)
        {
            writer.WriteDirective($"#error {invalid.Message}");
        }

        writer.WriteLine($"{SitesWriter.Reference(method)}();");
        writer.WriteDirective("#line default");
        foreach (var parameter in method.Wrapper.Parameters.Where(parameter => parameter.IsOut))
        {
            writer.WriteLine($"{parameter.Name} = default!;");
        }

        if (method.ReturnsByRef)
        {
            writer.WriteLine("throw null!;");
        }
        else if (method.Shape != ReturnShape.Nothing)
        {
            writer.WriteLine("return default!;");
        }

        writer.CloseBlock();
    }

    public static void WriteError(CodeWriter writer, InvalidModel invalid, string name)
    {
        writer.WriteLine($"[global::System.Obsolete({SymbolDisplay.FormatLiteral(invalid.Message, quote: true)}, error: true)]");
        writer.WriteBlock($"internal static void {name}()", _ => { });
    }
}
