using Instrumentation.OpenTelemetry.Delivery;
using Instrumentation.OpenTelemetry.Delivery.Transports;
using Instrumentation.OpenTelemetry.Tests.Receiver;

namespace Instrumentation.OpenTelemetry.Tests.Doubles;

/// <summary>A transport as the settings make it.</summary>
internal sealed class Transport : IDisposable
{
    // Long enough for a loaded machine; tests of time set their own.
    private static readonly (string, string) Patience = ("exporter.timeout", "60 s");

    // A test that hangs says nothing.
    private static readonly TimeSpan Hanging = TimeSpan.FromMinutes(2);

    private readonly IOtlpTransport _transport;

    public Transport(string protocol, string endpoint, TimeProvider? time = null, params (string Key, string Value)[] keys)
    {
        var settings = new Dictionary<string, string>();
        foreach (var (key, value) in (IEnumerable<(string, string)>)[Patience, ("exporter.protocol", protocol), ("exporter.endpoint", endpoint), .. keys])
        {
            settings[key] = value;
        }

        _transport = OtlpTransport.Create(OptionReader.ReadExactly(settings), time ?? TimeProvider.System);
    }

    public Transport(string protocol, OtlpReceiver receiver, params (string Key, string Value)[] keys)
        : this(protocol, receiver.Endpoint(protocol), time: null, keys)
    {
    }

    /// <summary>Sends a span of each name.</summary>
    public Task<ExportResult> SendAsync(params string[] names) => SendAsync(TraceRequest.Bytes(names));

    public Task<ExportResult> SendAsync(byte[] request, CancellationToken cancellation = default) => _transport.ExportAsync(request, cancellation).WaitAsync(Hanging, CancellationToken.None);

    public void Dispose() => _transport.Dispose();
}
