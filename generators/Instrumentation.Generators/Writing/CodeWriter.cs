using System.Runtime.CompilerServices;
using System.Text;

namespace Instrumentation.Generators.Writing;

/// <summary>An indented writer of C#: lines end in <c>\n</c> everywhere, and an empty line has no blanks.</summary>
internal sealed class CodeWriter
{
    private const int SpacesPerLevel = 4;

    [ThreadStatic]
    private static StringBuilder? _textOfLast;

    private readonly StringBuilder _text;
    private bool _emptyLineIsDue;
    private bool _isInLine;

    public CodeWriter()
    {
        // A file is written after the other: the buffer serves them all.
        _text = _textOfLast ?? new StringBuilder(capacity: 8192);
        _textOfLast = null;
    }

    public int Indent { get; set; }

    /// <summary>Asks for an empty line before the next line, unless that closes the block.</summary>
    public void WriteEmptyLine() => _emptyLineIsDue = true;

    public void WriteLine(string line)
    {
        Write(line);
        EndLine();
    }

    /// <summary>Writes a line piece by piece, without making a string of it.</summary>
    public void WriteLine([InterpolatedStringHandlerArgument("")] ref Line line) => EndLine();

    /// <summary>Writes the beginning of a line.</summary>
    public void Write(string text)
    {
        BeginLine();
        _text.Append(text);
    }

    /// <summary>Writes a line at the margin, as directives are.</summary>
    public void WriteDirective(string directive)
    {
        WriteDueLine();
        _text.Append(directive).Append('\n');
    }

    public void OpenBlock()
    {
        WriteLine("{");
        Indent++;
    }

    public void CloseBlock(string end = "")
    {
        _emptyLineIsDue = false;
        Indent--;
        WriteLine("}" + end);
    }

    public void WriteBlock(string head, Action<CodeWriter> body)
    {
        WriteLine(head);
        OpenBlock();
        body(this);
        CloseBlock();
    }

    /// <summary>Writes items with an empty line between them.</summary>
    public void WriteSeparated<T>(IEnumerable<T> items, Action<CodeWriter, T> write)
    {
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst)
            {
                WriteEmptyLine();
            }

            isFirst = false;
            write(this, item);
        }
    }

    /// <summary>Ends the writing.</summary>
    /// <returns>What was written.</returns>
    public string Complete()
    {
        var text = _text.ToString();
        _textOfLast = _text.Clear();
        return text;
    }

    private void BeginLine()
    {
        if (!_isInLine)
        {
            WriteDueLine();
            _text.Append(' ', Indent * SpacesPerLevel);
            _isInLine = true;
        }
    }

    private void EndLine()
    {
        _text.Append('\n');
        _isInLine = false;
    }

    private void WriteDueLine()
    {
        if (_emptyLineIsDue)
        {
            _emptyLineIsDue = false;
            _text.Append('\n');
        }
    }
    /// <summary>An interpolated string on its way into the text.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Line
    {
        private readonly StringBuilder _text;

        public Line(int literalLength, int formattedCount, CodeWriter writer)
        {
            writer.BeginLine();
            _text = writer._text;
        }

        public void AppendLiteral(string text) => _text.Append(text);

        public void AppendFormatted(string? text) => _text.Append(text);

        public void AppendFormatted(int number) => _text.Append(number);
    }
}
