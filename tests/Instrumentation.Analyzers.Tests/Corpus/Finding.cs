using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Tests.Corpus;

/// <summary>
/// A line that a rule reports, or ought to: it then ends in a comment such as <c>// SPAN101</c>, with more ids and a reason as needed.
/// </summary>
internal sealed partial record Finding(string Id, string Path, int Line)
{
    public static Finding Of(Diagnostic diagnostic) => Of(diagnostic.Id, diagnostic.Location);

    public static IEnumerable<Finding> MarkedIn(SyntaxTree file) =>
        from comment in file.GetRoot().DescendantTrivia()
        let mark = Mark().Match(comment.ToString())
        where mark.Success
        from id in mark.Groups["id"].Captures
        select Of(id.Value, comment.GetLocation());

    public override string ToString() => $"{Path}({Line}): {Id}";

    private static Finding Of(string id, Location location) =>
        new(id, location.SourceTree?.FilePath ?? "", location.GetLineSpan().StartLinePosition.Line + 1);

    [GeneratedRegex(@"^// (?:(?<id>SPAN\d{3})(?:,? |:|$))+")]
    private static partial Regex Mark();
}
