using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Instrumentation.OpenTelemetry.Options;

namespace Instrumentation.OpenTelemetry.Delivery.Transports;

/// <summary>The certificates that the options name, read once.</summary>
internal sealed class TlsFiles : IDisposable
{
    private readonly X509Certificate2Collection _authorities = [];
    private readonly X509Certificate2Collection _intermediates = [];
    private readonly X509Certificate2? _client;

    /// <exception cref="FormatException">A file cannot be read or is not what it should be; the message names the key, the file and the reason.</exception>
    public TlsFiles(TlsOptions? options)
    {
        if (options?.Certificate is { } certificate)
        {
            ReadCertificates(certificate, _authorities);
        }

        if (options?.ClientCertificate is { } clientCertificate)
        {
            ReadCertificates(clientCertificate, _intermediates);
            _client = ReadClient(clientCertificate, options.ClientKey);
        }
    }

    public SslClientAuthenticationOptions CreateSslOptions() => new()
    {
        CertificateChainPolicy = _authorities.Count > 0 ? TrustAuthorities() : null,
        ClientCertificateContext = _client is null ? null : SslStreamCertificateContext.Create(_client, _intermediates, offline: true),
    };

    public void Dispose()
    {
        _client?.Dispose();
        foreach (var certificate in _authorities.Concat(_intermediates))
        {
            certificate.Dispose();
        }
    }

    // The system's authorities are not trusted then, as OTEL_EXPORTER_OTLP_CERTIFICATE prescribes; the name of the host is checked as ever.
    private X509ChainPolicy TrustAuthorities()
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(_authorities);
        return policy;
    }

    private static void ReadCertificates(Setting file, X509Certificate2Collection certificates)
    {
        Exception? failure = null;
        try
        {
            certificates.ImportFromPemFile(file.Value);
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            failure = exception;
        }

        if (failure is not null || certificates.Count == 0)
        {
            throw file.Invalid($"a file that holds certificates in PEM: {failure?.Message ?? "there is none in it"}");
        }
    }

    private static X509Certificate2 ReadClient(Setting certificate, Setting? key)
    {
        try
        {
            using var client = X509Certificate2.CreateFromPemFile(certificate.Value, key?.Value);

            // Windows shows a certificate only with a key that went through its own store.
            var exported = client.Export(X509ContentType.Pkcs12);
#if NET9_0_OR_GREATER
            return X509CertificateLoader.LoadPkcs12(exported, password: null);
#else
            return new X509Certificate2(exported);
#endif
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            throw (key ?? certificate).Invalid($"a file that holds the key of the certificate in '{certificate.Value}', in PEM and without a password: {exception.Message}");
        }
    }

    private static bool IsUnreadable(Exception exception) => exception is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException or NotSupportedException;
}
