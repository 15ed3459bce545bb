using System.CodeDom.Compiler;

namespace Instrumentation.Generators.Writing;

/// <summary>An indented writer of C#: lines end in <c>\n</c> everywhere, and an empty line has no blanks.</summary>
internal sealed class CodeWriter : IndentedTextWriter
{
    private bool _emptyLineIsDue;

    public CodeWriter()
        : base(new StringWriter())
    {
        NewLine = "\n";
    }

    /// <summary>Asks for an empty line before the next line, unless that closes the block.</summary>
    public void WriteEmptyLine() => _emptyLineIsDue = true;

    public override void WriteLine(string line)
    {
        WriteDueLine();
        base.WriteLine(line);
    }

    public override void Write(string text)
    {
        WriteDueLine();
        base.Write(text);
    }

    /// <summary>Writes a line at the margin, as directives are.</summary>
    public void WriteDirective(string directive)
    {
        WriteDueLine();
        WriteLineNoTabs(directive);
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

    public override string ToString() => InnerWriter.ToString();

    private void WriteDueLine()
    {
        if (_emptyLineIsDue)
        {
            _emptyLineIsDue = false;
            WriteLineNoTabs("");
        }
    }
}
