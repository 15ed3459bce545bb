using Microsoft.AspNetCore.Http;
using Otlp;

namespace Instrumentation.OpenTelemetry.Tests.Receiver;

/// <summary>A request and the reply that is laid down for it.</summary>
public sealed class Exchange(HttpContext context, ReceivedRequest request, Reply reply)
{
    public static Exchange Of(HttpContext context) => (Exchange)context.Items[typeof(Exchange)]!;

    public void Attach() => context.Items[typeof(Exchange)] = this;

    /// <summary>Notes what the request holds, and takes its spans if the reply says so.</summary>
    public Reply Take(ExportTraceServiceRequest traces)
    {
        request.Traces = traces;
        request.IsAccepted = reply.IsAccepted;
        if (reply.IsAnswerLost)
        {
            Reply.Cut(context);
        }

        return reply;
    }

    /// <summary>Reads the request in pieces, with a pause before each.</summary>
    public async Task ReadSlowlyAsync(CancellationToken stopping)
    {
        var bytes = new MemoryStream();
        var piece = new byte[16 * 1024];
        int read;
        do
        {
            await Task.Delay(reply.ReadPause, stopping);
            read = await context.Request.Body.ReadAsync(piece, stopping);
            bytes.Write(piece, 0, read);
        }
        while (read > 0);

        bytes.Position = 0;
        context.Request.Body = bytes;
    }
}
