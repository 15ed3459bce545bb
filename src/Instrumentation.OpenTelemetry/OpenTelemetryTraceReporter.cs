using Instrumentation.CompilerServices;
using Instrumentation.OpenTelemetry.Delivery;
using Instrumentation.OpenTelemetry.Delivery.Transports;
using Instrumentation.OpenTelemetry.Options;
using Instrumentation.OpenTelemetry.Spool;
using Instrumentation.Reporters;
using Instrumentation.Traces;

namespace Instrumentation.OpenTelemetry;

/// <summary>
/// Sends spans to an OpenTelemetry collector or back end, as OTLP over gRPC or HTTP. Spans are encoded on the threads that report them, into a bounded buffer, and
/// sent by a task of its own, in requests of many: the function never waits, unless the user asks for it (<c>queue.when-full</c>). What fails in a way that may pass is sent again; what is lost is counted and logged.
/// Thread-safe. Source: Flink's <c>org.apache.flink.traces.otel.OpenTelemetryTraceReporter</c>; OTLP 1.
/// </summary>
/// <remarks>
/// A value is cut at 1,048,576 characters, a name, scope, key or description at 65,536. A span takes at most 3.5 MB; attributes and links that find no room in it
/// are left out and counted in OTLP's dropped counts.
/// </remarks>
public sealed class OpenTelemetryTraceReporter : IDeliveringTraceReporter
{
    // Close is given ten seconds by a registry.
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(9);

    private readonly IReadOnlyDictionary<string, string>? _settings;
    private readonly TimeProvider _time = TimeProvider.System;
    private IOtlpTransport? _transport;
    private OtlpOptions? _options;
    private DeliveryLog? _log;
    private ChunkSpool? _spool;
    private SpanDelivery? _delivery;
    private object? _lock;

    /// <summary>Creates a reporter.</summary>
    /// <param name="settings">
    /// Its keys, as <see cref="OpenTelemetryTraceReporterFactory"/> describes them. Default: those of the configuration that it is opened with.
    /// </param>
    public OpenTelemetryTraceReporter(IReadOnlyDictionary<string, string>? settings = null) => _settings = settings;

    /// <summary>Checks the keys and prepares the connection. The back end need not be there yet.</summary>
    /// <param name="config">The reporter's name, keys and logger.</param>
    /// <exception cref="FormatException">A value cannot be used, or is missing; the message names the key or the environment variable, the value and what is allowed.</exception>
    public void Open(ReporterConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        if (_settings is not null)
        {
            config = new ReporterConfig(config.Name, _settings, config.LoggerFactory);
        }

        var logger = config.LoggerFactory.CreateLogger(typeof(OpenTelemetryTraceReporter).FullName!);
        _options = OtlpOptions.Read(config, Environment.GetEnvironmentVariable, logger);
        _transport = OtlpTransport.Create(_options, _time);
        _log = new DeliveryLog(config.Name, logger, _time);
        _spool = ChunkSpool.Open(config, _options, logger, _time);
    }

    void IDeliveringTraceReporter.Start(IDeliveryCounts counts) => _delivery = CreateDelivery(counts);

    void IInPlaceTraceReporter.Report(SpanRecord span, SpanVariables variables) => _delivery!.Add(span, variables);

    /// <summary>Takes a span with its children. For whoever calls the reporter without a registry, which reads spans in place instead.</summary>
    /// <param name="span">The span.</param>
    /// <exception cref="InvalidOperationException">The reporter is not open.</exception>
    public void NotifyOfAddedSpan(Span span)
    {
        ArgumentNullException.ThrowIfNull(span);
        LazyInitializer.EnsureInitialized(ref _delivery, ref _lock, () => CreateDelivery(NoCounts.Instance)).Add(SpanRecord.From(span), SpanVariables.None);
    }

    Task<bool> IDeliveringTraceReporter.FlushAsync(CancellationToken deadline) => _delivery!.FlushAsync(deadline);

    Task<long> IDeliveringTraceReporter.DrainAsync(CancellationToken deadline) => _delivery!.DrainAsync(deadline);

    /// <summary>Sends what waits, within nine seconds, and closes the connection. What is not delivered by then stays in the spool, if there is one.</summary>
    public void Close()
    {
        if (_delivery is { } delivery)
        {
            using var deadline = new CancellationTokenSource(CloseLimit, _time);
            delivery.DrainAsync(deadline.Token).GetAwaiter().GetResult();
            delivery.Dispose();
        }

        _transport?.Dispose();
        _spool?.Dispose();
    }

    private SpanDelivery CreateDelivery(IDeliveryCounts counts) => _transport is { } transport
        ? new SpanDelivery(_options!, transport, _spool, counts, _log!, _time)
        : throw new InvalidOperationException($"The {nameof(OpenTelemetryTraceReporter)} is not open: call {nameof(Open)} first, or give it to a TraceRegistry.");
}
