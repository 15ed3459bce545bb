using System.Buffers;
using System.Text.Json;
using Instrumentation.Traces;

namespace Instrumentation.Reporters;

/// <summary>
/// Appends spans to a file as OTLP JSON, one line per export request, as an OpenTelemetry collector's <c>otlpjsonfile</c> receiver reads it. Each
/// line is handed to the operating system at once, so that a kill of the process loses at most what was still queued. What a file holds is never changed;
/// after half a line, which a kill may leave, writing goes on in a new line. Variables lose their angle brackets, and a user's attribute of that name wins.
/// Source: OTLP, "JSON Protobuf Encoding".
/// </summary>
public sealed class FileTraceReporter : IBatchTraceReporter
{
    /// <summary>Default number of rolled files that are kept.</summary>
    internal const int DefaultRollFiles = 10;

    // A request of this many spans is some hundred kilobytes, which any reader takes; a larger tree becomes several.
    private const int MaxSpansPerLine = 1_000;

    // What is kept for the next line. Only a line of unusual size needs more.
    private const int MaxKeptBytes = 4 * 1024 * 1024;

    private readonly string _path;
    private readonly string? _serviceName;
    private readonly long _rollSize;
    private readonly int _rollFiles;
    private ArrayBufferWriter<byte> _line = new();
    private AppendedFile? _file;

    /// <summary>Creates a reporter.</summary>
    /// <param name="path">The file; relative paths begin at the current directory. Directories are created when the reporter is opened.</param>
    /// <param name="serviceName">
    /// The resource attribute <c>service.name</c>. Default: <c>unknown_service:</c> and the name of the program, as OpenTelemetry prescribes.
    /// </param>
    /// <param name="rollSize">
    /// The size in bytes beyond which the file is renamed to <c>path.1</c>, an older <c>path.1</c> to <c>path.2</c> and so on, and a new file begun. One line
    /// is never split. Default 0: never.
    /// </param>
    /// <param name="rollFiles">How many renamed files are kept, from 1; older ones are deleted. Default 10. Without effect while <paramref name="rollSize"/> is 0.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null, blank or no path.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rollSize"/> is negative or <paramref name="rollFiles"/> is not positive.</exception>
    public FileTraceReporter(string path, string? serviceName = null, long rollSize = 0, int rollFiles = DefaultRollFiles)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentOutOfRangeException.ThrowIfNegative(rollSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rollFiles);
        _path = Path.GetFullPath(path);
        _serviceName = serviceName;
        _rollSize = rollSize;
        _rollFiles = rollFiles;
    }

    int IBatchTraceReporter.MaxBatchSize => 512;

    /// <summary>Opens the file and takes it for itself.</summary>
    /// <param name="config">The reporter's name and logger.</param>
    /// <exception cref="FormatException">The file cannot be written, or another reporter or process writes it.</exception>
    public void Open(ReporterConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        var file = new AppendedFile(_path, _rollSize, _rollFiles, config.LoggerFactory);
        try
        {
            file.Open();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            file.Dispose();
            throw config.Invalid(FileTraceReporterFactory.PathKey, _path, $"a file that can be written and that nothing else writes: {exception.Message}");
        }

        _file = file;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The reporter is not open.</exception>
    /// <exception cref="IOException">The file could not be written; later spans are tried again.</exception>
    public void NotifyOfAddedSpan(Span span) => ((IBatchTraceReporter)this).NotifyOfAddedSpans([span]);

    void IBatchTraceReporter.NotifyOfAddedSpans(IReadOnlyList<Span> spans)
    {
        var file = _file ?? throw new InvalidOperationException($"The reporter of '{_path}' is not open: call {nameof(Open)} first, or give it to a TraceRegistry.");
        var flat = new List<Span>(spans.Count);
        foreach (var span in spans)
        {
            Flatten(span, flat);
        }

        foreach (var request in flat.Chunk(MaxSpansPerLine))
        {
            file.Append(Encode(request));
        }
    }

    /// <summary>Closes the file. Everything was written before.</summary>
    public void Close()
    {
        _file?.Dispose();
        _file = null;
    }

    private static void Flatten(Span span, List<Span> flat)
    {
        flat.Add(span);
        foreach (var child in span.Children)
        {
            Flatten(child, flat);
        }
    }

    private ReadOnlySpan<byte> Encode(Span[] spans)
    {
        if (_line.Capacity > MaxKeptBytes)
        {
            _line = new ArrayBufferWriter<byte>();
        }

        _line.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_line, OtlpJson.WriterOptions))
        {
            OtlpJson.WriteRequest(json, spans, _serviceName ?? UnknownService.Name);
        }

        _line.Write("\n"u8);
        return _line.WrittenSpan;
    }
}
