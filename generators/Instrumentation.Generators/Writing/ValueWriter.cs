using Instrumentation.Generators.Models;
using Instrumentation.Shared;
using Instrumentation.Shared.Values;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.Generators.Writing;

/// <summary>Writes the statements that read the values of a span. What a getter throws never reaches the user's method.</summary>
internal static class ValueWriter
{
    public static void WriteKnownBefore(CodeWriter writer, SpanMethod method)
    {
        if (method.NameExpression is { } name)
        {
            Write(writer, method, $"{method.Locals.Span}.SetName({name.Expression});", name.MayThrow);
        }

        WriteTags(writer, method, SpanTagSource.Parameter);
    }

    public static bool HasKnownAfter(SpanMethod method) => method.Tags.Any(tag => tag.Source != SpanTagSource.Parameter);

    public static void WriteKnownAfter(CodeWriter writer, SpanMethod method)
    {
        WriteOutParameters(writer, method);
        WriteTags(writer, method, SpanTagSource.Result);
    }

    public static void WriteOutParameters(CodeWriter writer, SpanMethod method) => WriteTags(writer, method, SpanTagSource.OutParameter);

    /// <summary>Writes the call that reports the span when Core's task completes, with what to do with its result.</summary>
    public static void WriteReportWhenCompleted(CodeWriter writer, SpanMethod method)
    {
        var call = $"return {method.Locals.Span}.ReportWhenCompleted({method.Locals.Task}";
        if (method.Shape == ReturnShape.Task)
        {
            writer.WriteLine($"{call});");
            return;
        }

        if (method.Tags.All(tag => tag.Source != SpanTagSource.Result))
        {
            writer.WriteLine($"{call}, describe: null);");
            return;
        }

        writer.WriteLine($"{call}, static ({method.Locals.Span}, {method.Locals.Result}) =>");
        writer.OpenBlock();
        WriteTags(writer, method, SpanTagSource.Result);
        writer.CloseBlock(");");
    }

    private static void WriteTags(CodeWriter writer, SpanMethod method, SpanTagSource source)
    {
        foreach (var tag in method.Tags.Where(tag => tag.Source == source))
        {
            var setter = tag.EnumType is { } type ? $"SetEnumAttribute<{type}>" : "SetAttribute";
            var key = SymbolDisplay.FormatLiteral(tag.Key, quote: true);
            Write(writer, method, $"{method.Locals.Span}.{setter}({key}, {tag.Value.Expression});", tag.Value.MayThrow);
        }
    }

    private static void Write(CodeWriter writer, SpanMethod method, string statement, bool mayThrow)
    {
        if (!mayThrow)
        {
            writer.WriteLine(statement);
            return;
        }

        writer.WriteBlock("try", block => block.WriteLine(statement));
        writer.WriteBlock(
            $"catch ({Generated.Exception}) when ({method.Locals.Span}.ValueFailed())",
            block => block.WriteLine("// A getter threw: the value is left out, which a warning says, and the method goes on."));
        writer.WriteEmptyLine();
    }
}
