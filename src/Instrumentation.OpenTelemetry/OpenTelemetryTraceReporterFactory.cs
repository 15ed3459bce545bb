using Instrumentation.OpenTelemetry.Options;
using Instrumentation.Reporters;

namespace Instrumentation.OpenTelemetry;

/// <summary>
/// Creates <see cref="OpenTelemetryTraceReporter"/>s. Short name <c>otel</c>; it stands for Flink's <c>org.apache.flink.traces.otel.OpenTelemetryTraceReporterFactory</c>,
/// whose keys come first. Where a key is not set, OpenTelemetry's environment variable counts, of which the one for traces
/// (<c>OTEL_EXPORTER_OTLP_TRACES_…</c>) comes before the general one (<c>OTEL_EXPORTER_OTLP_…</c>).
/// <list type="bullet">
/// <item><c>exporter.endpoint</c> (required, unless <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set): where the collector is, <c>http://</c> or <c>https://</c>. Over HTTP,
/// <c>/v1/traces</c> is appended unless it ends so; Flink takes it as it is. Over gRPC there is no path.</item>
/// <item><c>exporter.protocol</c> (<c>…_PROTOCOL</c>): <c>gRPC</c> (default) or <c>HTTP</c>, in any case. Anything else is refused; Flink takes it for gRPC.</item>
/// <item><c>exporter.timeout</c> (<c>…_TIMEOUT</c>, in milliseconds): the longest time of one attempt, from 1 ms to 1 h; default 10 s.</item>
/// <item><c>exporter.compression</c> (<c>…_COMPRESSION</c>): <c>none</c> (default) or <c>gzip</c>.</item>
/// <item><c>service.name</c> (<c>OTEL_SERVICE_NAME</c>; default <c>unknown_service:</c> and the program's name) and <c>service.version</c> (default none).</item>
/// <item><c>exporter.headers</c> (<c>…_HEADERS</c>): headers of each request, <c>k1=v1,k2=v2</c>, percent-encoded where needed; default none.</item>
/// <item><c>exporter.certificate</c> (<c>…_CERTIFICATE</c>): a PEM file with the authorities that the server's certificate is checked against; default: the system's.
/// <c>exporter.client-certificate</c> and <c>exporter.client-key</c> (<c>…_CLIENT_CERTIFICATE</c>, <c>…_CLIENT_KEY</c>): PEM files with which the reporter shows who it is.</item>
/// <item><c>resource.attributes</c> (<c>OTEL_RESOURCE_ATTRIBUTES</c>): attributes of the resource, <c>k1:v1,k2:v2</c>; default none. <c>telemetry.sdk.name</c>, <c>.language</c> and
/// <c>.version</c> tell this library, unless they are set there.</item>
/// <item><c>batch.size</c>: the most spans in one request, from 1 to 100,000; default 8,192. <c>batch.delay</c>: the longest time that a span waits for others, up to
/// 1 h; default 1 s. 0: a request is sent as soon as there is a span and the one before has been answered, with all that came meanwhile, which costs a request for each span where
/// they are rare.</item>
/// <item><c>buffer.size</c>: the most memory for spans that wait, from 1 MB; default 64 MB.</item>
/// <item><c>queue.when-full</c>: what is done with a span that finds no room in it. <c>drop-newest</c> (default): it is dropped. <c>wait</c>: the function waits for room, for each
/// span at most <c>queue.wait-limit</c> (longer than 0; default 100 ms); then the span is dropped. It does not wait when the next attempt to deliver comes later than that, nor once
/// the registry is being closed. What is dropped is counted. Requests are sent by the thread pool: a limit shorter than a second may end before a pool that is used up by functions
/// that wait gets to it.</item>
/// <item><c>retry.max-elapsed</c>: how long a request is tried again, up to 7 days; default 5 min; 0: never. With a spool it counts for spans alone that found
/// no room there.</item>
/// <item><c>spool.directory</c>: where spans wait on disk that cannot be delivered, so that they survive the end of the process; default: nowhere. It is made if it
/// is not there, may be shared by reporters and processes, and must be on a file system that locks files.</item>
/// <item><c>spool.mode</c>: <c>overflow</c> (default) or <c>always</c>, see below. <c>spool.max-size</c>: the most bytes that one reporter keeps there, from 1 MB to 1 TB;
/// default 512 MB. What finds no room stays in memory.</item>
/// </list>
/// </summary>
/// <remarks>
/// <para>With a spool, spans stay on disk until the back end has taken or refused them, in this process or the next one that uses the directory. That one looks for them when
/// it starts, and at no other time: what a process leaves that ends later waits for the one after. It delivers them before its own, in order and under the resource that they
/// were reported with. A span may arrive twice, with the same ids: after a process was killed, those of at most one request. Closing ends early when the back end does not
/// answer, since the spans are kept; they count as queued then.</para>
/// <para>With <c>overflow</c>, spans go to disk when an attempt to deliver has failed, or when they take more than half of <c>buffer.size</c>; recording costs nothing more. A
/// process that is killed loses what was only in memory: the spans that the back end has not acknowledged yet; and once an attempt has failed, those of the last
/// <c>batch.delay</c>.</para>
/// <para>With <c>always</c>, the thread that reports a span writes it to disk before it goes on, so it waits for the disk: a process that is killed loses none whose <c>AddSpan</c> had returned, unless the
/// disk was full or failed, which is logged. The operating system is not asked to bring it to the medium, so a loss of power or a crash of the machine may cost the newest
/// spans in either mode.</para>
/// <para>A damaged span in a file is skipped, logged and counted as failed; a file without a readable header is logged, renamed to <c>….damaged</c> in the directory, and
/// left to whoever wants to look at it, until newer ones take <c>spool.max-size</c>.</para>
/// </remarks>
public sealed class OpenTelemetryTraceReporterFactory : ITraceReporterFactory
{
    /// <inheritdoc/>
    public IReadOnlyCollection<string>? Keys => OtlpKeys.All;

    /// <inheritdoc/>
    public ITraceReporter CreateTraceReporter(ReporterConfig config) => new OpenTelemetryTraceReporter();
}
