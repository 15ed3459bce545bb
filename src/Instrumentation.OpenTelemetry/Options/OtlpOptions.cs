using System.Globalization;
using Instrumentation.Configuration;
using Instrumentation.Reporters;
using Microsoft.Extensions.Logging;

namespace Instrumentation.OpenTelemetry.Options;

/// <summary>The options of one reporter, checked. Immutable.</summary>
internal sealed record OtlpOptions
{
    private const long MB = 1024 * 1024;
    private const string AllowedProtocols = "gRPC or HTTP (also written http/protobuf); http/json is not supported";

    private static readonly TimeSpan MinTimeout = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan MaxTimeout = TimeSpan.FromHours(1);

    /// <summary>Where requests go; over HTTP with the path, over gRPC without.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>How they travel.</summary>
    public required OtlpProtocol Protocol { get; init; }

    /// <summary>The longest time that one attempt may take, connecting included; from 1 ms to 1 h.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Whether requests are compressed with gzip.</summary>
    public required bool IsCompressed { get; init; }

    /// <summary>Headers of every request, decoded; names in lower case, each once.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    /// <summary>The files of TLS; null: the endpoint is http.</summary>
    public required TlsOptions? Tls { get; init; }

    /// <summary>The attributes of the resource: <c>service.name</c>, <c>service.version</c> if set, then the others in ordinal order; each once.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Resource { get; init; }

    /// <summary>The most spans in one request, from 1 to 100,000.</summary>
    public required int BatchSize { get; init; }

    /// <summary>The longest time that a span waits for others to travel with; up to 1 h, 0: not at all, but for the request before.</summary>
    public required TimeSpan BatchDelay { get; init; }

    /// <summary>The most bytes of encoded spans in memory, from 1 MB to 16 GB.</summary>
    public required long BufferSize { get; init; }

    /// <summary>What is done with a span that finds no room: never <see cref="WhenQueueFull.DropOldest"/>.</summary>
    public required WhenQueueFull WhenFull { get; init; }

    /// <summary>The longest time that a function waits for room, longer than 0; only with <see cref="WhenQueueFull.Wait"/>.</summary>
    public required TimeSpan WaitLimit { get; init; }

    /// <summary>How long a request is tried again after its first attempt; up to 7 days, 0: never.</summary>
    public required TimeSpan RetryMaxElapsed { get; init; }

    /// <summary>Where spans wait on disk; null: they do not.</summary>
    public required SpoolOptions? Spool { get; init; }

    /// <summary>Reads and checks the options.</summary>
    /// <param name="config">The reporter's keys.</param>
    /// <param name="environment">The value of an environment variable; null or blank when it is not set.</param>
    /// <param name="logger">Where it is said that a variable has no effect.</param>
    /// <exception cref="FormatException">A value cannot be used, is missing, or would have no effect; the message names the key or the variable.</exception>
    public static OtlpOptions Read(ReporterConfig config, Func<string, string?> environment, ILogger logger)
    {
        var source = new SettingSource(config, environment);
        var protocol = ReadProtocol(source);
        var endpoint = OtlpEndpoint.Read(source, protocol);
        return new OtlpOptions
        {
            Endpoint = endpoint,
            Protocol = protocol,
            Timeout = ReadTimeout(source),
            IsCompressed = ReadCompression(source),
            Headers = OtlpHeaders.Read(source),
            Tls = ReadTls(source, endpoint, logger),
            Resource = OtlpResource.Read(source),
            BatchSize = source.Count(OtlpKeys.BatchSize, defaultValue: 8_192, min: 1, max: 100_000),
            BatchDelay = source.Duration(OtlpKeys.BatchDelay, TimeSpan.FromSeconds(1), TimeSpan.Zero, TimeSpan.FromHours(1)),
            BufferSize = source.Size(OtlpKeys.BufferSize, 64 * MB, min: MB, max: 16_384 * MB),
            WhenFull = FullQueueKeys.ReadWhenFull(config, canDropOldest: false),
            WaitLimit = FullQueueKeys.ReadWaitLimit(config),
            RetryMaxElapsed = source.Duration(OtlpKeys.RetryMaxElapsed, TimeSpan.FromMinutes(5), TimeSpan.Zero, TimeSpan.FromDays(7)),
            Spool = ReadSpool(source),
        };
    }

    // Flink's names, and those of OTEL_EXPORTER_OTLP_PROTOCOL.
    private static OtlpProtocol ReadProtocol(SettingSource source) =>
        source.Find(OtlpKeys.Protocol, OtlpVariables.Protocol) is not { } setting ? OtlpProtocol.Grpc : setting.Value.Trim().ToLowerInvariant() switch
        {
            "grpc" => OtlpProtocol.Grpc,
            "http" or "http/protobuf" => OtlpProtocol.Http,
            _ => throw setting.Invalid(AllowedProtocols),
        };

    // A key is a duration as Flink writes it; the variable counts milliseconds.
    private static TimeSpan ReadTimeout(SettingSource source) =>
        source.Find(OtlpKeys.Timeout, OtlpVariables.Timeout) is not { IsVariable: true } variable
            ? source.Duration(OtlpKeys.Timeout, TimeSpan.FromSeconds(10), MinTimeout, MaxTimeout)
            : int.TryParse(variable.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var milliseconds)
              && TimeSpan.FromMilliseconds(milliseconds) is var timeout && timeout >= MinTimeout && timeout <= MaxTimeout
            ? timeout
            : throw variable.Invalid($"a whole number of milliseconds from {MinTimeout.TotalMilliseconds:F0} to {MaxTimeout.TotalMilliseconds:F0}");

    private static bool ReadCompression(SettingSource source) =>
        source.Find(OtlpKeys.Compression, OtlpVariables.Compression) is { } setting && setting.Value.Trim().ToLowerInvariant() switch
        {
            "none" => false,
            "gzip" => true,
            _ => throw setting.Invalid("none or gzip"),
        };

    private static TlsOptions? ReadTls(SettingSource source, Uri endpoint, ILogger logger)
    {
        var certificate = FindFile(source, OtlpKeys.Certificate, OtlpVariables.Certificate);
        var clientCertificate = FindFile(source, OtlpKeys.ClientCertificate, OtlpVariables.ClientCertificate);
        var clientKey = FindFile(source, OtlpKeys.ClientKey, OtlpVariables.ClientKey);
        if (clientKey is not null && clientCertificate is null)
        {
            RefuseOrWarn(clientKey, $"together with {OtlpKeys.ClientCertificate}", source, logger);
        }

        if (endpoint.Scheme == Uri.UriSchemeHttps)
        {
            return new TlsOptions(certificate, clientCertificate, clientKey);
        }

        foreach (var setting in new[] { certificate, clientCertificate, clientKey }.OfType<Setting>())
        {
            RefuseOrWarn(setting, $"with an endpoint of https, and '{endpoint}' is none", source, logger);
        }

        return null;
    }

    // Variables are for every exporter of the machine or the pod; that one of them means nothing to this reporter must not stop it.
    private static void RefuseOrWarn(Setting withoutEffect, string condition, SettingSource source, ILogger logger)
    {
        if (!withoutEffect.IsVariable)
        {
            throw withoutEffect.Invalid($"to set it {condition}");
        }

        OptionsLog.VariableWithoutEffect(logger, source.Config.Name, withoutEffect.Name, condition);
    }

    private static Setting? FindFile(SettingSource source, string key, string[] variables)
    {
        var setting = source.Find(key, variables);
        return string.IsNullOrWhiteSpace(setting?.Value) && setting is not null ? throw setting.Invalid("the path of a file in PEM") : setting;
    }

    private static SpoolOptions? ReadSpool(SettingSource source)
    {
        if (source.Find(OtlpKeys.SpoolDirectory) is not { } directory)
        {
            return (source.Find(OtlpKeys.SpoolMode) ?? source.Find(OtlpKeys.SpoolMaxSize)) is { } setting
                ? throw setting.Invalid($"to set it together with {OtlpKeys.SpoolDirectory}, without which nothing is written to disk")
                : null;
        }

        return string.IsNullOrWhiteSpace(directory.Value)
            ? throw directory.Invalid("the path of a directory")
            : new SpoolOptions(directory.Value, source.Size(OtlpKeys.SpoolMaxSize, 512 * MB, min: MB, max: 1_048_576 * MB), ReadSpoolMode(source));
    }

    private static SpoolMode ReadSpoolMode(SettingSource source) =>
        source.Find(OtlpKeys.SpoolMode) is not { } setting ? SpoolMode.Overflow : setting.Value.Trim().ToLowerInvariant() switch
        {
            "overflow" => SpoolMode.Overflow,
            "always" => SpoolMode.Always,
            _ => throw setting.Invalid("overflow or always"),
        };
}
