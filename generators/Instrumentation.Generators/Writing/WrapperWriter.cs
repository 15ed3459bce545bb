using Instrumentation.Generators.Models;
using Instrumentation.Shared;

namespace Instrumentation.Generators.Writing;

/// <summary>Writes the member that callers reach: it tests whether anybody listens, and calls Core when nobody does.</summary>
internal static class WrapperWriter
{
    public static void Write(CodeWriter writer, SpanMethod method)
    {
        WriteDocumentation(writer, method.Wrapper);
        Generated.WriteAttributes(writer, method.DeclaredAttributes);
        WriteHead(writer, method);
        writer.OpenBlock();
        var group = method.Locals.MetricGroup;
        writer.WriteLine($"var {group} = {method.MetricGroup};");
        writer.WriteBlock(
            method.MetricGroupMayBeNull ? $"if ({group} is not {{ IsReporting: true }})" : $"if (!{group}.IsReporting)",
            block => WriteUntraced(block, method));
        writer.WriteEmptyLine();
        writer.WriteLine(Return(method, $"{method.TracedName}{method.TypeParameters}({string.Join(", ", method.Wrapper.Parameters.Select(parameter => parameter.Argument).Append(group))})"));
        writer.CloseBlock();
    }

    /// <summary>A member that is written whole is documented where it comes from; a partial one where it is declared.</summary>
    public static void WriteDocumentation(CodeWriter writer, WrapperModel wrapper)
    {
        if (wrapper.IsWhole)
        {
            writer.WriteLine("/// <inheritdoc/>");
        }
    }

    /// <summary>Writes the declaration.</summary>
    public static void WriteHead(CodeWriter writer, SpanMethod method)
    {
        var wrapper = method.Wrapper;
        foreach (var attribute in wrapper.Attributes)
        {
            writer.WriteLine(attribute);
        }

        var parameters = wrapper.Parameters.Select(parameter => parameter.Declaration);
        writer.WriteLine($"{wrapper.Modifiers} {wrapper.ReturnType} {wrapper.Name}{(wrapper.IsWhole ? method.TracedTypeParameters : method.TypeParameters)}({string.Join(", ", parameters)})".TrimStart());
        WriteConstraints(writer, wrapper.Constraints);
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

    /// <summary>Calls Core from the method that opens the span.</summary>
    /// <param name="method">The method.</param>
    /// <param name="builder">The open span, which Core gets when it takes one.</param>
    public static string CallCore(SpanMethod method, string builder) => CallCore(method, method.Parameters, builder);

    private static string CallCore(SpanMethod method, EquatableArray<ParameterModel> parameters, string builder)
    {
        var arguments = parameters.Select(parameter => parameter.Argument);
        return $"{method.Core}({string.Join(", ", method.CoreTakesBuilder ? arguments.Append(builder) : arguments)})";
    }

    /// <summary>Returns what a call returns.</summary>
    public static string Return(SpanMethod method, string call) =>
        method.Shape == ReturnShape.Nothing ? $"{call};" : method.ReturnsByRef ? $"return ref {call};" : $"return {call};";

    private static void WriteUntraced(CodeWriter writer, SpanMethod method)
    {
        writer.WriteLine(Return(method, CallCore(method, method.Wrapper.Parameters, $"{Generated.ActiveSpan}.NoBuilder")));
        if (method.Shape == ReturnShape.Nothing)
        {
            writer.WriteLine("return;");
        }
    }
}
