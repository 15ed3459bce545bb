using System.Globalization;
using System.Reflection;
using Instrumentation.OpenTelemetry.Options;

namespace Instrumentation.OpenTelemetry.Delivery.Transports;

/// <summary>What both protocols share: the connection, the deadline, and what is said when there is no answer. Thread-safe.</summary>
internal abstract class OtlpTransport : IOtlpTransport
{
    private static readonly string UserAgent = "Instrumentation.OpenTelemetry/"
        + typeof(OtlpTransport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];

    private readonly OtlpOptions _options;
    private readonly TlsFiles _tls;
    private readonly NetworkFailure _failures;
    private HttpMessageInvoker _connection;

    protected OtlpTransport(OtlpOptions options, TimeProvider timeProvider)
    {
        _options = options;
        Time = timeProvider;
        _tls = new TlsFiles(options.Tls);
        _failures = new NetworkFailure(options);
        _connection = Connect();
    }

    protected TimeProvider Time { get; }

    /// <summary>Where requests go, for messages; without a query, which may hold a secret.</summary>
    protected string Place => _failures.Place;

    /// <summary>Makes the transport that the options ask for.</summary>
    /// <exception cref="FormatException">A file of TLS cannot be used; the message names the key, the file and the reason.</exception>
    public static IOtlpTransport Create(OtlpOptions options, TimeProvider timeProvider) =>
        options.Protocol == OtlpProtocol.Grpc ? new GrpcTransport(options, timeProvider) : new HttpTransport(options, timeProvider);

    public async Task<ExportResult> ExportAsync(ReadOnlyMemory<byte> request, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var deadline = new CancellationTokenSource(_options.Timeout, Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);
        var connection = Volatile.Read(ref _connection);
        try
        {
            using var message = CreateMessage(request);
            AddHeaders(message);
            using var response = await connection.SendAsync(message, either.Token).ConfigureAwait(false);
            return await ReadAnswerAsync(response, request.Length, either.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!deadline.IsCancellationRequested)
            {
                return _failures.Of(exception);
            }

            Replace(connection);
            return new ExportResult(ExportOutcome.Retryable, string.Create(
                CultureInfo.InvariantCulture, $"{Place} did not answer within {_options.Timeout.TotalSeconds} s ({OtlpKeys.Timeout})."));
        }
    }

    public void Dispose()
    {
        _connection.Dispose();
        _tls.Dispose();
    }

    /// <summary>Makes the request, without the headers of the options.</summary>
    protected abstract HttpRequestMessage CreateMessage(ReadOnlyMemory<byte> request);

    /// <summary>Reads what the server says. What it throws counts as a failure of the network.</summary>
    protected abstract Task<ExportResult> ReadAnswerAsync(HttpResponseMessage response, int requestBytes, CancellationToken cancellation);

    /// <summary>What a whole answer says of a request that was taken.</summary>
    protected ExportResult Delivered(ReadOnlySpan<byte> response) =>
        !PartialSuccess.TryRead(response, out var success) ? DeliveredWithUnreadableAnswer()
        : success.RejectedSpans > 0 ? new(
            ExportOutcome.Delivered,
            string.Create(CultureInfo.InvariantCulture, $"{Place} rejected {success.RejectedSpans} spans of a request{ServerText.After(success.Message)}."),
            RejectedSpans: success.RejectedSpans)
        : success.Message.Length > 0 ? new(ExportOutcome.Delivered, $"{Place} took a request with a warning{ServerText.After(success.Message)}.")
        : new(ExportOutcome.Delivered);

    protected ExportResult DeliveredWithUnreadableAnswer() =>
        new(ExportOutcome.Delivered, $"{Place} took a request, but its answer cannot be read; if it rejected some of the spans, that is not known.");

    private void AddHeaders(HttpRequestMessage message)
    {
        foreach (var (name, value) in _options.Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        if (!message.Headers.NonValidated.Contains("user-agent"))
        {
            message.Headers.TryAddWithoutValidation("user-agent", UserAgent);
        }
    }

    private HttpMessageInvoker Connect() => new(TransportHandler.Create(_options, _tls));

    // A connection of HTTP/2 outlives the request that was given up on it, and if it is half-open would swallow the next one as well.
    private void Replace(HttpMessageInvoker connection)
    {
        var fresh = Connect();
        (Interlocked.CompareExchange(ref _connection, fresh, connection) == connection ? connection : fresh).Dispose();
    }
}
