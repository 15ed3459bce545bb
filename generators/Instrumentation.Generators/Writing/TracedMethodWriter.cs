using Instrumentation.Generators.Models;
using Instrumentation.Shared;

namespace Instrumentation.Generators.Writing;

/// <summary>Writes the method that opens a span around Core. It stands by itself, so that the wrapper stays small where nobody listens.</summary>
internal static class TracedMethodWriter
{
    public static void Write(CodeWriter writer, SpanMethod method)
    {
        Generated.WriteAttributes(writer, declared: []);
        writer.WriteLine(Generated.NotInlined);
        foreach (var attribute in method.TracedAttributes)
        {
            writer.WriteLine(attribute);
        }

        WriteHead(writer, method);
        writer.OpenBlock();
        writer.WriteLine($"var {method.Locals.Span} = {SitesWriter.Reference(method)}.{Start(method)}({method.Locals.MetricGroup});");
        WriteExpected(writer, method);
        ValueWriter.WriteKnownBefore(writer, method);
        WriteBody(writer, method);
        writer.CloseBlock();
    }

    private static void WriteHead(CodeWriter writer, SpanMethod method)
    {
        var parameters = method.Parameters
            .Select(parameter => parameter.Declaration)
            .Append($"{Generated.MetricGroup} {method.Locals.MetricGroup}");
        writer.WriteLine($"{method.Modifiers} {method.ReturnType} {method.TracedName}{method.TracedTypeParameters}({string.Join(", ", parameters)})");
        WrapperWriter.WriteConstraints(writer, method.Constraints);
    }

    private static string Start(SpanMethod method) => method switch
    {
        { Shape: ReturnShape.Stream } => "Prepare",
        { CoreTakesBuilder: true } => "StartWithBuilder",
        _ => "Start",
    };

    private static void WriteExpected(CodeWriter writer, SpanMethod method)
    {
        if (method.Ignored.Count > 0)
        {
            var exception = method.Locals.Exception;
            writer.WriteLine($"{method.Locals.Span}.Expect(static {exception} => {exception} is {string.Join(" or ", method.Ignored)});");
        }
    }

    private static void WriteBody(CodeWriter writer, SpanMethod method)
    {
        switch (method.Shape)
        {
            case ReturnShape.Stream:
                WriteStream(writer, method);
                break;
            case ReturnShape.Task or ReturnShape.TaskOfResult:
                WriteTask(writer, method);
                break;
            default:
                WriteSynchronous(writer, method);
                break;
        }
    }

    private static void WriteStream(CodeWriter writer, SpanMethod method)
    {
        if (!method.CoreTakesBuilder)
        {
            writer.WriteLine("// Each enumeration opens and ends a span of its own.");
            writer.WriteLine($"return {method.Locals.Span}.Trace({WrapperWriter.CallCore(method, "")});");
            return;
        }

        if (method.IsOfStruct)
        {
            writer.WriteLine($"var {method.Locals.Self} = this;");
            method = method with { Core = method.Locals.Self + method.Core.Substring("this".Length) };
        }

        writer.WriteLine("// Each enumeration opens and ends a span of its own, and calls Core with it: an iterator begins its work with the first step.");
        writer.WriteLine($"return {method.Locals.Span}.Trace({method.Locals.Builder} => {WrapperWriter.CallCore(method, method.Locals.Builder)});");
    }

    private static void WriteSynchronous(CodeWriter writer, SpanMethod method)
    {
        var (span, exception) = (method.Locals.Span, method.Locals.Exception);
        writer.WriteBlock("try", block => WriteCall(block, method));
        writer.WriteBlock($"catch ({Generated.Exception} {exception}) when ({span}.Fail({exception}))", block =>
        {
            block.WriteLine("// Never reached: Fail records the exception and lets it pass untouched.");
            block.WriteLine("throw;");
        });
        writer.WriteBlock("finally", block => block.WriteLine($"{span}.Report();"));
    }

    private static void WriteCall(CodeWriter writer, SpanMethod method)
    {
        var call = WrapperWriter.CallCore(method, $"{method.Locals.Span}.Builder");
        if (!ValueWriter.HasKnownAfter(method))
        {
            writer.WriteLine(WrapperWriter.Return(method, call));
            return;
        }

        var hasResult = method.Shape == ReturnShape.Value;
        var reference = method.ReturnsByRef ? "ref " : "";
        writer.WriteLine(hasResult ? $"{(method.ReturnsByRef ? method.ReturnType.StartsWith("ref readonly ", StringComparison.Ordinal) ? "ref readonly " : "ref " : "")}var {method.Locals.Result} = {reference}{call};" : $"{call};");
        ValueWriter.WriteKnownAfter(writer, method);
        if (hasResult)
        {
            writer.WriteLine($"return {reference}{method.Locals.Result};");
        }
    }

    private static void WriteTask(CodeWriter writer, SpanMethod method)
    {
        var (span, task, exception) = (method.Locals.Span, method.Locals.Task, method.Locals.Exception);
        writer.WriteLine($"{method.ReturnType} {task};");
        writer.WriteBlock("try", block =>
        {
            block.WriteLine($"{task} = {WrapperWriter.CallCore(method, $"{span}.Builder")};");
            ValueWriter.WriteOutParameters(block, method);
        });
        writer.WriteBlock($"catch ({Generated.Exception} {exception})", block =>
        {
            block.WriteLine("// Core threw before there was a task to wait for.");
            block.WriteLine($"{span}.Fail({exception});");
            block.WriteLine($"{span}.Report();");
            block.WriteLine("throw;");
        });
        writer.WriteEmptyLine();
        ValueWriter.WriteReportWhenCompleted(writer, method);
    }
}
