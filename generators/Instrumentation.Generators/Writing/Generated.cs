using Instrumentation.Shared;

namespace Instrumentation.Generators.Writing;

/// <summary>Names that generated code uses again and again.</summary>
internal static class Generated
{
    public const string ActiveSpan = "global::Instrumentation.CompilerServices.ActiveSpan";
    public const string SpanSite = "global::Instrumentation.CompilerServices.SpanSite";
    public const string MetricGroup = "global::" + MetadataNames.MetricGroup;
    public const string Exception = "global::System.Exception";
    public const string NotInlined = "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]";

    private static readonly string Version = typeof(Generated).Assembly.GetName().Version.ToString(3);

    public static string Signature { get; } = $"[global::System.CodeDom.Compiler.GeneratedCode(\"{GeneratorIdentity.Name}\", \"{Version}\")]";

    /// <summary>Neither a stack trace nor a debugger's step shows the wrapper: both lead from the caller to the user's Core.</summary>
    public static IReadOnlyList<string> Hiding { get; } = ["System.Diagnostics.DebuggerStepThroughAttribute", "System.Diagnostics.StackTraceHiddenAttribute"];

    /// <summary>Signs and hides a method.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="declared">Names of attributes that the method has already, and may not have twice.</param>
    public static void WriteAttributes(CodeWriter writer, IEnumerable<string> declared)
    {
        writer.WriteLine(Signature);
        foreach (var attribute in Hiding.Except(declared))
        {
            writer.WriteLine($"[global::{attribute.Substring(0, attribute.Length - nameof(Attribute).Length)}]");
        }
    }
}
