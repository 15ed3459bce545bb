using Instrumentation.Docs.Tests.Markdown;

namespace Instrumentation.Docs.Tests.Code;

/// <summary>A block that shows what the generator writes. A line of <c>…</c> stands for lines that are left out.</summary>
internal static class GeneratedCode
{
    /// <summary>The comment before such a block.</summary>
    public const string Mark = "generated";

    private const string LeftOut = "…";

    /// <summary>Whether a file holds the lines of a block, in order; where its indentation begins does not matter.</summary>
    public static bool IsIn(string file, Block block)
    {
        var lines = file.Split('\n');
        var next = 0;
        foreach (var part in Parts(block.Text))
        {
            next = Enumerable.Range(next, Math.Max(0, lines.Length - part.Count - next + 1)).Where(start => IsAt(lines, start, part)).Select(start => start + part.Count).FirstOrDefault(-1);
            if (next < 0)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAt(string[] lines, int start, List<string> part)
    {
        var indentation = lines[start].Length - part[0].Length;
        return indentation >= 0 && part.Select((line, i) => line.Length == 0 ? "" : lines[start][..indentation] + line).SequenceEqual(lines.Skip(start).Take(part.Count));
    }

    private static IEnumerable<List<string>> Parts(string text)
    {
        var part = new List<string>();
        foreach (var line in text.TrimEnd('\n').Split('\n').Append(LeftOut))
        {
            if (line.Trim() != LeftOut)
            {
                part.Add(line);
            }
            else if (part.Count > 0)
            {
                yield return part;
                part = [];
            }
        }
    }
}
