namespace Instrumentation.OpenTelemetry.Options;

/// <summary>The files of TLS, in PEM; they are read when the reporter is opened.</summary>
/// <param name="Certificate">The authorities that are trusted instead of the system's; null: the system's.</param>
/// <param name="ClientCertificate">The client's certificate, and after it any intermediate ones; null: none is shown.</param>
/// <param name="ClientKey">The key of the client's certificate; null: it stands in the certificate's file.</param>
internal sealed record TlsOptions(Setting? Certificate, Setting? ClientCertificate, Setting? ClientKey);
