using System.Security.Cryptography.X509Certificates;

namespace Instrumentation.OpenTelemetry.Tests.Receiver;

/// <summary>TLS of the receiver.</summary>
/// <param name="Certificate">What it shows.</param>
/// <param name="ClientAuthority">Who must have issued the client's certificate; null: clients need none.</param>
public sealed record ReceiverTls(X509Certificate2 Certificate, X509Certificate2? ClientAuthority = null);
