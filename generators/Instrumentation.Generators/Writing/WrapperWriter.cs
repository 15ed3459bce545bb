using Instrumentation.Generators.Models;
using Instrumentation.Shared;

namespace Instrumentation.Generators.Writing;

/// <summary>Writes the implementing part of a method: it tests whether anybody listens, and calls Core when nobody does.</summary>
internal static class WrapperWriter
{
    public static void Write(CodeWriter writer, SpanMethod method)
    {
        Generated.WriteAttributes(writer, method.DeclaredAttributes);
        WriteHead(writer, method);
        writer.OpenBlock();
        var group = method.Locals.MetricGroup;
        writer.WriteLine($"var {group} = {method.MetricGroup};");
        writer.WriteBlock(
            method.MetricGroupMayBeNull ? $"if ({group} is not {{ IsReporting: true }})" : $"if (!{group}.IsReporting)",
            block => WriteUntraced(block, method));
        writer.WriteEmptyLine();
        writer.WriteLine(Return(method, $"{method.TracedName}{method.TypeParameters}({string.Join(", ", method.Parameters.Select(parameter => parameter.Argument).Append(group))})"));
        writer.CloseBlock();
    }

    /// <summary>Writes the declaration that the user's part asks for.</summary>
    public static void WriteHead(CodeWriter writer, SpanMethod method)
    {
        var parameters = method.Parameters.Select(parameter => $"{parameter.Modifiers}{parameter.Type} {parameter.Name}");
        writer.WriteLine($"{method.Modifiers} partial {method.ReturnType} {method.Name}{method.TypeParameters}({string.Join(", ", parameters)})".TrimStart());
        WriteConstraints(writer, method.Constraints);
    }

    public static void WriteConstraints(CodeWriter writer, EquatableArray<string> constraints)
    {
        writer.Indent++;
        foreach (var constraint in constraints)
        {
            writer.WriteLine(constraint);
        }

        writer.Indent--;
    }

    /// <summary>Calls Core.</summary>
    /// <param name="method">The method.</param>
    /// <param name="builder">The open span, which Core gets when it takes one.</param>
    public static string CallCore(SpanMethod method, string builder)
    {
        var arguments = method.Parameters.Select(parameter => parameter.Argument);
        return $"{method.Core}({string.Join(", ", method.CoreTakesBuilder ? arguments.Append(builder) : arguments)})";
    }

    /// <summary>Returns what a call returns.</summary>
    public static string Return(SpanMethod method, string call) =>
        method.Shape == ReturnShape.Nothing ? $"{call};" : method.ReturnsByRef ? $"return ref {call};" : $"return {call};";

    private static void WriteUntraced(CodeWriter writer, SpanMethod method)
    {
        writer.WriteLine(Return(method, CallCore(method, $"{Generated.ActiveSpan}.NoBuilder")));
        if (method.Shape == ReturnShape.Nothing)
        {
            writer.WriteLine("return;");
        }
    }
}
