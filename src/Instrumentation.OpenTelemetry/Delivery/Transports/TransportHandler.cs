using Instrumentation.OpenTelemetry.Options;

namespace Instrumentation.OpenTelemetry.Delivery.Transports;

/// <summary>Makes what both protocols travel with.</summary>
internal static class TransportHandler
{
    // Often enough to follow a name that moves to another address.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    // The shortest that the handler takes.
    private static readonly TimeSpan MinPing = TimeSpan.FromSeconds(1);

    public static SocketsHttpHandler Create(OtlpOptions options, TlsFiles tls)
    {
        // A connection that has died is found before the request's time is over, with at most two pings to it: servers take more for an attack.
        var ping = options.Timeout / 3;
        ping = ping < MinPing ? MinPing : ping;
        return new SocketsHttpHandler
        {
            // What exports traces leaves none.
            ActivityHeadersPropagator = null,

            // A redirected POST would arrive as a GET, and a proxy of the environment is meant for other traffic.
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,

            // An attempt to connect goes on when the request for which it began is given up.
            ConnectTimeout = options.Timeout,
            PooledConnectionLifetime = ConnectionLifetime,
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            KeepAlivePingDelay = ping,
            KeepAlivePingTimeout = ping,
            SslOptions = tls.CreateSslOptions(),
        };
    }
}
