using System.Text;
using Microsoft.Build.Framework;

namespace Instrumentation.Build;

/// <summary>Writes a file of the span report from the comments that the generator made of it. A file that is right already is not touched.</summary>
public sealed class WriteSpanReport : Microsoft.Build.Utilities.Task
{
    // Before each line stands the mark of a comment; the first line is the generator's own.
    private const int MarkLength = 3;
    private const int HeadLines = 1;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The generated source.</summary>
    [Required]
    public string Source { get; set; } = "";

    /// <summary>The file to write; its folder is made when it does not exist.</summary>
    [Required]
    public string Destination { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        if (!File.Exists(Source))
        {
            Log.LogError(
                "The span report that InstrumentationReport asks for was not generated ('{0}' does not exist): let the analyzers of the package Instrumentation run in this project, "
                    + "or set InstrumentationReport to false.",
                Source);
            return false;
        }

        try
        {
            Write(Utf8.GetBytes(string.Concat(File.ReadLines(Source).Skip(HeadLines).Select(line => line.Substring(MarkLength) + "\n"))));
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Log.LogError(
                "The span report cannot be written to '{0}': {1} Let InstrumentationReportPath name a folder that can be written, or set InstrumentationReport to false.",
                Destination,
                exception.Message);
            return false;
        }
    }

    private void Write(byte[] report)
    {
        if (File.Exists(Destination) && report.SequenceEqual(File.ReadAllBytes(Destination)))
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Destination)!);
        File.WriteAllBytes(Destination, report);
        Log.LogMessage(MessageImportance.High, "{0} -> {1}", nameof(WriteSpanReport), Destination);
    }
}
