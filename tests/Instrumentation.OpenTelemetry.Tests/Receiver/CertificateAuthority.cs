using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Instrumentation.OpenTelemetry.Tests.Receiver;

/// <summary>Issues certificates, and writes them as PEM files into a directory that lives as long as it does.</summary>
public sealed class CertificateAuthority : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("certificates").FullName;
    private readonly X509Certificate2 _root;

    public CertificateAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        _root = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-10), DateTimeOffset.UtcNow.AddYears(1));
    }

    /// <summary>The certificate that others are issued by.</summary>
    public X509Certificate2 Root => _root;

    /// <summary>A certificate of a server, with its key.</summary>
    /// <param name="host">The name it is for; <c>localhost</c> includes 127.0.0.1.</param>
    /// <param name="validUntil">The end of its time; default in a month.</param>
    public X509Certificate2 IssueServer(string host = "localhost", DateTimeOffset? validUntil = null)
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        if (host == "localhost")
        {
            names.AddIpAddress(IPAddress.Loopback);
        }

        return Issue($"CN={host}", validUntil, names.Build());
    }

    /// <summary>A certificate of a client, with its key.</summary>
    public X509Certificate2 IssueClient(string name = "reporter") => Issue($"CN={name}", validUntil: null);

    /// <summary>Writes a certificate without its key; returns the path.</summary>
    public string WriteCertificate(X509Certificate2 certificate) => Write("certificate.pem", certificate.ExportCertificatePem());

    /// <summary>Writes a certificate's key; returns the path.</summary>
    public string WriteKey(X509Certificate2 certificate)
    {
        using var key = certificate.GetECDsaPrivateKey()!;
        return Write("key.pem", key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>Writes any text; returns the path.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Combine(_directory, $"{Guid.NewGuid():N}-{name}");
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose()
    {
        _root.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private X509Certificate2 Issue(string subject, DateTimeOffset? validUntil, params X509Extension[] extensions)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);

        // All authorities have one name, as the old and the new one of a firm do; the key tells them apart.
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(_root, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        foreach (var extension in extensions)
        {
            request.CertificateExtensions.Add(extension);
        }

        using var certificate = request.Create(_root, DateTimeOffset.UtcNow.AddDays(-9), validUntil ?? DateTimeOffset.UtcNow.AddDays(30), RandomNumberGenerator.GetBytes(8));
        return certificate.CopyWithPrivateKey(key);
    }
}
