using System.Globalization;
using Instrumentation.OpenTelemetry.Delivery;
using Instrumentation.OpenTelemetry.Tests.Doubles;
using Instrumentation.OpenTelemetry.Tests.Receiver;

namespace Instrumentation.OpenTelemetry.Tests.Delivery;

public sealed class TlsTests : IDisposable
{
    private readonly CertificateAuthority _authority = new();
    private readonly CertificateAuthority _stranger = new();

    [Theory]
    [InlineData("gRPC")]
    [InlineData("HTTP")]
    public async Task A_certificate_that_the_system_does_not_know_keeps_the_spans_back(string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync(new ReceiverTls(_authority.IssueServer()));
        using var transport = new Transport(protocol, receiver);
        using var withOther = new Transport(protocol, receiver, ("exporter.certificate", _stranger.WriteCertificate(_stranger.Root)));

        foreach (var result in new[] { await transport.SendAsync("a"), await withOther.SendAsync("b") })
        {
            Assert.Equal(ExportOutcome.Retryable, result.Outcome);
            Assert.StartsWith($"No secure connection to {receiver.Endpoint(protocol)}", result.Message, StringComparison.Ordinal);
            Assert.Contains("errors in the certificate chain", result.Message, StringComparison.Ordinal);
            Assert.Contains("An authority that the system does not know is named by exporter.certificate", result.Message, StringComparison.Ordinal);
        }

        Assert.Empty(receiver.Requests);
    }

    [Theory]
    [InlineData("gRPC")]
    [InlineData("HTTP")]
    public async Task A_certificate_of_another_host_or_of_the_past_keeps_the_spans_back(string protocol)
    {
        var root = _authority.WriteCertificate(_authority.Root);
        await using var other = await OtlpReceiver.StartAsync(new ReceiverTls(_authority.IssueServer("elsewhere")));
        await using var past = await OtlpReceiver.StartAsync(new ReceiverTls(_authority.IssueServer(validUntil: DateTimeOffset.UtcNow.AddDays(-1))));
        using var toOther = new Transport(protocol, other, ("exporter.certificate", root));
        using var toPast = new Transport(protocol, past, ("exporter.certificate", root));

        var results = new[] { await toOther.SendAsync("a"), await toPast.SendAsync("b") };

        Assert.All(results, result => Assert.Equal(ExportOutcome.Retryable, result.Outcome));
        Assert.Contains("RemoteCertificateNameMismatch", results[0].Message, StringComparison.Ordinal);
        Assert.Contains("NotTimeValid", results[1].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gRPC")]
    [InlineData("HTTP")]
    public async Task The_authority_in_the_options_is_trusted(string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync(new ReceiverTls(_authority.IssueServer()));
        var bundle = _authority.Write("bundle.pem", _stranger.Root.ExportCertificatePem() + "\n" + _authority.Root.ExportCertificatePem());
        using var transport = new Transport(protocol, receiver, ("exporter.certificate", bundle));

        var result = await transport.SendAsync("a");

        Assert.Equal(new ExportResult(ExportOutcome.Delivered), result);
        Assert.Equal(["a"], receiver.Spans.Select(span => span.Name));
    }

    [Theory]
    [InlineData("gRPC")]
    [InlineData("HTTP")]
    public async Task A_receiver_that_wants_to_know_its_clients_is_shown_the_certificate_of_the_options(string protocol)
    {
        var root = _authority.WriteCertificate(_authority.Root);
        var client = _authority.IssueClient();
        var certificate = _authority.WriteCertificate(client);
        var key = _authority.WriteKey(client);
        var both = _authority.Write("both.pem", await File.ReadAllTextAsync(certificate) + "\n" + await File.ReadAllTextAsync(key));
        await using var receiver = await OtlpReceiver.StartAsync(new ReceiverTls(_authority.IssueServer(), ClientAuthority: _authority.Root));
        using var unknown = new Transport(protocol, receiver, ("exporter.certificate", root));
        using var twoFiles = new Transport(protocol, receiver, ("exporter.certificate", root), ("exporter.client-certificate", certificate), ("exporter.client-key", key));
        using var oneFile = new Transport(protocol, receiver, ("exporter.certificate", root), ("exporter.client-certificate", both));

        Assert.Equal(ExportOutcome.Retryable, (await unknown.SendAsync("a")).Outcome);
        Assert.Empty(receiver.Requests);
        Assert.Equal(ExportOutcome.Delivered, (await twoFiles.SendAsync("b")).Outcome);
        Assert.Equal(ExportOutcome.Delivered, (await oneFile.SendAsync("c")).Outcome);

        Assert.Equal(["CN=reporter", "CN=reporter"], receiver.Requests.Select(request => request.ClientCertificate ?? ""));
    }

    [Theory]
    [InlineData("gRPC")]
    [InlineData("HTTP")]
    public async Task A_receiver_without_TLS_is_told_apart(string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var transport = new Transport(protocol, string.Create(CultureInfo.InvariantCulture, $"https://localhost:{receiver.Port(protocol)}"));

        var result = await transport.SendAsync("a");

        Assert.Equal(ExportOutcome.Retryable, result.Outcome);
        Assert.Contains("a server without TLS by an exporter.endpoint of http://.", result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gRPC")]
    [InlineData("HTTP")]
    public async Task A_receiver_with_TLS_is_not_reached_without(string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync(new ReceiverTls(_authority.IssueServer()));
        using var transport = new Transport(protocol, string.Create(CultureInfo.InvariantCulture, $"http://localhost:{receiver.Port(protocol)}"));

        var result = await transport.SendAsync("a");

        Assert.Equal(ExportOutcome.Retryable, result.Outcome);
        Assert.Empty(receiver.Requests);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_refused_by_its_key()
    {
        var client = _authority.IssueClient();
        var certificate = _authority.WriteCertificate(client);
        var key = _authority.WriteKey(client);
        var otherKey = _authority.WriteKey(_authority.IssueClient());
        var empty = _authority.Write("empty.pem", "");
        var damaged = _authority.Write("damaged.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----");
        const string NoCertificate = "allowed is a file that holds certificates in PEM: ";
        var noKey = $"allowed is a file that holds the key of the certificate in '{certificate}', in PEM and without a password: ";

        AssertRefused("exporter.certificate", "no-such.pem", NoCertificate + "Could not find file");
        AssertRefused("exporter.certificate", empty, NoCertificate + "there is none in it");
        AssertRefused("exporter.certificate", damaged, NoCertificate);
        AssertRefused("exporter.certificate", key, NoCertificate + "there is none in it");
        AssertRefused("exporter.client-certificate", empty, NoCertificate + "there is none in it");
        AssertRefused("exporter.client-certificate", certificate, noKey);
        AssertRefused("exporter.client-key", "no-such.pem", noKey + "Could not find file", ("exporter.client-certificate", certificate));
        AssertRefused("exporter.client-key", otherKey, noKey, ("exporter.client-certificate", certificate));
    }

    public void Dispose()
    {
        _authority.Dispose();
        _stranger.Dispose();
    }

    private static void AssertRefused(string key, string file, string message, params (string, string)[] keys)
    {
        var exception = Assert.Throws<FormatException>(() => new Transport("gRPC", "https://localhost:4317", time: null, [(key, file), .. keys]));

        Assert.StartsWith($"traces.reporter.otel.{key}: '{file}' cannot be used; {message}", exception.Message, StringComparison.Ordinal);
    }
}
