using System.Net;

namespace Instrumentation.OpenTelemetry.Tests.Delivery;

/// <summary>A proxy that is not there, for one port alone; it notes whether somebody wanted to go through it. Thread-safe.</summary>
internal sealed class RecordingProxy(int port) : IWebProxy
{
    // Discard: nobody listens there.
    private static readonly Uri Nowhere = new("http://127.0.0.1:9");

    private volatile bool _isAsked;

    public bool IsAsked => _isAsked;

    public ICredentials? Credentials { get; set; }

    public bool IsBypassed(Uri host) => host.Port != port;

    public Uri? GetProxy(Uri destination)
    {
        if (IsBypassed(destination))
        {
            return destination;
        }

        _isAsked = true;
        return Nowhere;
    }
}
