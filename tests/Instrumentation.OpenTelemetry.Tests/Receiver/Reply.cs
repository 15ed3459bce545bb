using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Instrumentation.OpenTelemetry.Tests.Receiver;

/// <summary>How the receiver answers one request, over either protocol.</summary>
public sealed record Reply
{
    public static readonly Reply Accepted = new();

    /// <summary>The HTTP status.</summary>
    public int Http { get; init; } = StatusCodes.Status200OK;

    /// <summary>The gRPC status.</summary>
    public StatusCode Grpc { get; init; } = StatusCode.OK;

    /// <summary>The message of an error or of a partial success.</summary>
    public string Message { get; init; } = "";

    /// <summary>How many spans are rejected, with a message; null: no partial success.</summary>
    public long? RejectedSpans { get; init; }

    /// <summary>When to try again: <c>Retry-After</c> in seconds over HTTP, <c>RetryInfo</c> over gRPC.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The text of <c>Retry-After</c>, where it is not a number of seconds.</summary>
    public string? RetryAfterText { get; init; }

    /// <summary>The pause before each 16 KB of the request are read.</summary>
    public TimeSpan ReadPause { get; init; }

    /// <summary>The spans are taken, but the connection is cut before the answer.</summary>
    public bool IsAnswerLost { get; init; }

    /// <summary>What happens instead of an answer; the token ends when the receiver stops. Null: the answer above.</summary>
    public Func<HttpContext, CancellationToken, Task>? Fault { get; init; }

    public bool IsAccepted => Fault is null && Http == StatusCodes.Status200OK && Grpc == StatusCode.OK;

    public static Reply PartialSuccess(long rejectedSpans, string message) => new() { RejectedSpans = rejectedSpans, Message = message };

    /// <summary>503 or UNAVAILABLE.</summary>
    public static Reply Unavailable(TimeSpan? retryAfter = null) =>
        new() { Http = StatusCodes.Status503ServiceUnavailable, Grpc = StatusCode.Unavailable, Message = "come back later", RetryAfter = retryAfter };

    /// <summary>429 or RESOURCE_EXHAUSTED.</summary>
    public static Reply Throttled(TimeSpan? retryAfter = null) =>
        new() { Http = StatusCodes.Status429TooManyRequests, Grpc = StatusCode.ResourceExhausted, Message = "too much", RetryAfter = retryAfter };

    /// <summary>400 or INVALID_ARGUMENT.</summary>
    public static Reply Refused(string message = "not like this") =>
        new() { Http = StatusCodes.Status400BadRequest, Grpc = StatusCode.InvalidArgument, Message = message };

    /// <summary>Reads the request and says nothing, until the client gives up or the receiver stops.</summary>
    public static Reply Hang() => new()
    {
        Fault = async (context, stopping) =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null, stopping);
            await UntilGivenUpAsync(context, stopping);
        },
    };

    /// <summary>Answers with the head of a response, and its body never comes.</summary>
    public static Reply HangInBody(string contentType) => new()
    {
        Fault = async (context, stopping) =>
        {
            context.Response.ContentType = contentType;
            await context.Response.Body.FlushAsync(stopping);
            await UntilGivenUpAsync(context, stopping);
        },
    };

    /// <summary>Cuts the connection after the first bytes of the request.</summary>
    public static Reply Reset() => new()
    {
        Fault = async (context, stopping) =>
        {
            _ = await context.Request.Body.ReadAsync(new byte[16], stopping);
            Cut(context);
        },
    };

    /// <summary>Sends exactly this, status 200.</summary>
    public static Reply Raw(string contentType, byte[] body, params (string Name, string Value)[] trailers) => new()
    {
        Fault = async (context, stopping) =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null, stopping);
            context.Response.ContentType = contentType;
            await context.Response.Body.WriteAsync(body, stopping);
            foreach (var (name, value) in trailers)
            {
                context.Response.AppendTrailer(name, value);
            }
        },
    };

    /// <summary>What <c>google.rpc.Status</c> says of this reply.</summary>
    public Google.Rpc.Status ToStatus()
    {
        var status = new Google.Rpc.Status { Code = (int)Grpc, Message = Message };
        if (RetryAfter is { } delay)
        {
            status.Details.Add(Any.Pack(new Google.Rpc.RetryInfo { RetryDelay = delay.ToDuration() }));
        }

        return status;
    }

    public Otlp.ExportTraceServiceResponse ToResponse() => RejectedSpans is { } rejected
        ? new() { PartialSuccess = new() { RejectedSpans = rejected, ErrorMessage = Message } }
        : new();

    /// <summary>Cuts the connection, not just this exchange.</summary>
    public static void Cut(HttpContext context) => context.Features.GetRequiredFeature<IConnectionLifetimeFeature>().Abort();

    private static async Task UntilGivenUpAsync(HttpContext context, CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        await Task.Delay(Timeout.Infinite, either.Token).ContinueWith(_ => { }, TaskScheduler.Default);

        if (!context.RequestAborted.IsCancellationRequested)
        {
            // To return would be to answer with 200, which acknowledges what was not taken.
            Cut(context);
        }
    }
}
