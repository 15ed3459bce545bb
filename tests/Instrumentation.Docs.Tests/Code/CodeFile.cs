using Instrumentation.Analyzers.Tests.Verification;
using Instrumentation.Docs.Tests.Markdown;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Docs.Tests.Code;

/// <summary>A C# block of a page as a file of a project.</summary>
internal sealed class CodeFile(Block block)
{
    /// <summary>The first line of a comment with hidden code.</summary>
    public const string SetupMark = "setup";

    public string Name { get; } = $"line {block.Line}";

    public SyntaxTree Tree { get; } = UserProject.Parse(block.Text, $"line {block.Line}.cs");

    /// <summary>What its mark says is reported in it, such as <c>error SPAN005</c>; several are separated by commas. Nothing without a mark.</summary>
    public IReadOnlyList<string> Expected { get; } =
        block.Mark.StartsWith(SetupMark, StringComparison.Ordinal) ? [] : [.. block.Mark.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];

    public bool IsProgram => ((CompilationUnitSyntax)Tree.GetRoot()).Members.Any(member => member is GlobalStatementSyntax);

    /// <summary>What has an error would hide what is reported elsewhere.</summary>
    public bool IsAlone => IsProgram || Expected.Any(one => one.StartsWith("error ", StringComparison.Ordinal));
}
