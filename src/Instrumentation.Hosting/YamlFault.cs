using YamlDotNet.Core;

namespace Instrumentation.Hosting;

/// <summary>Explains what the YAML parser found.</summary>
internal static class YamlFault
{
    public static FormatException Explain(string path, string text, YamlException exception)
    {
        // The parser tells where the surrounding mapping begins, which may be the start of the file.
        var line = exception.Message.Contains("tab", StringComparison.Ordinal)
            ? LineIndentedByTab(text, exception.Start.Line)
            : exception.Start.Line;
        return new FormatException(
            $"{path}, line {line}: {exception.Message.TrimEnd('.')}. Lines are indented by blanks, and a value with special characters, such as a leading * or ': ', stands in quotes.",
            exception);
    }

    private static long LineIndentedByTab(string text, long firstLine)
    {
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (number >= firstLine && line[..^line.TrimStart().Length].Contains('\t'))
            {
                return number;
            }
        }

        return firstLine;
    }
}
