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
        var tags = TagsOf(method, SpanTagSource.Parameter);
        WriteWhenRecording(writer, method, method.NameOfValues is not null || tags.Count > 0, block =>
        {
            WriteName(block, method);
            WriteTags(block, method, tags);
        });
    }

    public static bool HasKnownAfter(SpanMethod method) => HasOfResult(method) || TagsOf(method, SpanTagSource.OutParameter).Count > 0;

    public static void WriteKnownAfter(CodeWriter writer, SpanMethod method)
    {
        WriteOutParameters(writer, method);
        WriteOfResult(writer, method);
    }

    public static void WriteOutParameters(CodeWriter writer, SpanMethod method)
    {
        var tags = TagsOf(method, SpanTagSource.OutParameter);
        WriteWhenRecording(writer, method, tags.Count > 0, block => WriteTags(block, method, tags));
    }

    /// <summary>Writes the call that reports the span when Core's task completes, with what to do with its result.</summary>
    public static void WriteReportWhenCompleted(CodeWriter writer, SpanMethod method)
    {
        var call = $"return {method.Locals.Span}.ReportWhenCompleted({method.Locals.Task}";
        if (method.Shape == ReturnShape.Task)
        {
            writer.WriteLine($"{call});");
            return;
        }

        if (!HasOfResult(method))
        {
            writer.WriteLine($"{call}, describe: null);");
            return;
        }

        writer.WriteLine($"{call}, static ({method.Locals.Span}, {method.Locals.Result}) =>");
        writer.OpenBlock();
        WriteOfResult(writer, method);
        writer.CloseBlock(");");
    }

    private static bool HasOfResult(SpanMethod method) => method.NameOfValues is { Results.Count: > 0 } || TagsOf(method, SpanTagSource.Result).Count > 0;

    private static void WriteOfResult(CodeWriter writer, SpanMethod method) => WriteWhenRecording(writer, method, HasOfResult(method), block =>
    {
        if (method.NameOfValues is { Results.Count: > 0 } name)
        {
            Write(block, method, $"{method.Locals.Span}.SetNameResults({string.Join(", ", name.Results)});", name.ResultsMayThrow);
        }

        WriteTags(block, method, TagsOf(method, SpanTagSource.Result));
    });

    private static void WriteName(CodeWriter writer, SpanMethod method)
    {
        if (method.NameOfValues is { } name)
        {
            var setter = name.Results.Count == 0 ? "SetName" : "SetNameParts";
            Write(writer, method, $"{method.Locals.Span}.{setter}({string.Join(", ", name.Parts)});", name.PartsMayThrow);
        }
    }

    private static IReadOnlyCollection<TagModel> TagsOf(SpanMethod method, SpanTagSource source) => [.. method.Tags.Where(tag => tag.Source == source)];

    private static void WriteTags(CodeWriter writer, SpanMethod method, IEnumerable<TagModel> tags)
    {
        foreach (var tag in tags)
        {
            var setter = tag.EnumType is { } type ? $"SetEnumAttribute<{type}>" : "SetAttribute";
            var key = SymbolDisplay.FormatLiteral(tag.Key, quote: true);
            Write(writer, method, $"{method.Locals.Span}.{setter}({key}, {tag.Value.Expression});", tag.Value.MayThrow);
        }
    }

    // What a call that is left out would say is not asked for.
    private static void WriteWhenRecording(CodeWriter writer, SpanMethod method, bool hasValues, Action<CodeWriter> write)
    {
        if (!hasValues)
        {
            return;
        }

        if (!method.LeavesCallsOut)
        {
            write(writer);
            return;
        }

        writer.WriteBlock($"if ({method.Locals.Span}.IsRecording)", write);
        writer.WriteEmptyLine();
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
