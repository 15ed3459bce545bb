using Grpc.Core;
using Instrumentation.OpenTelemetry.Delivery;
using Instrumentation.OpenTelemetry.Tests.Doubles;
using Instrumentation.OpenTelemetry.Tests.Receiver;
using Microsoft.Extensions.Time.Testing;

namespace Instrumentation.OpenTelemetry.Tests.Delivery;

/// <summary>Source: OTLP specification, "Failures", "OTLP/gRPC Throttling" and "OTLP/HTTP Response".</summary>
public class StatusTests
{
    [Theory]
    [InlineData(301)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(408)]
    [InlineData(413)]
    [InlineData(415)]
    [InlineData(500)]
    [InlineData(501)]
    [InlineData(505)]
    [InlineData(599)]
    public async Task Over_HTTP_a_request_is_refused_by(int status)
    {
        var result = await AnswerAsync("HTTP", new Reply { Http = status, Message = "so it is", RetryAfter = TimeSpan.FromSeconds(1) });

        Assert.Equal((ExportOutcome.Refused, null), (result.Outcome, result.RetryAfter));
        Assert.Contains($"/v1/traces answered {status}: so it is.", result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Over_HTTP_another_attempt_is_worth_it_after(int status)
    {
        var result = await AnswerAsync("HTTP", new Reply { Http = status, Message = "so it is", RetryAfter = TimeSpan.FromSeconds(7) });

        Assert.Equal((ExportOutcome.Retryable, TimeSpan.FromSeconds(7)), (result.Outcome, result.RetryAfter));
        Assert.Contains($"/v1/traces answered {status}: so it is.", result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StatusCode.Unknown, "UNKNOWN")]
    [InlineData(StatusCode.InvalidArgument, "INVALID_ARGUMENT")]
    [InlineData(StatusCode.NotFound, "NOT_FOUND")]
    [InlineData(StatusCode.AlreadyExists, "ALREADY_EXISTS")]
    [InlineData(StatusCode.PermissionDenied, "PERMISSION_DENIED")]
    [InlineData(StatusCode.ResourceExhausted, "RESOURCE_EXHAUSTED")]
    [InlineData(StatusCode.FailedPrecondition, "FAILED_PRECONDITION")]
    [InlineData(StatusCode.Unimplemented, "UNIMPLEMENTED")]
    [InlineData(StatusCode.Internal, "INTERNAL")]
    [InlineData(StatusCode.Unauthenticated, "UNAUTHENTICATED")]
    [InlineData((StatusCode)99, "UNKNOWN")]
    public async Task Over_gRPC_a_request_is_refused_by(StatusCode status, string name)
    {
        var result = await AnswerAsync("gRPC", new Reply { Grpc = status, Message = "so it is: 100 % café" });

        Assert.Equal((ExportOutcome.Refused, null), (result.Outcome, result.RetryAfter));
        Assert.Contains($" answered {name}: so it is: 100 % café.", result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StatusCode.Cancelled, "CANCELLED")]
    [InlineData(StatusCode.DeadlineExceeded, "DEADLINE_EXCEEDED")]
    [InlineData(StatusCode.Aborted, "ABORTED")]
    [InlineData(StatusCode.OutOfRange, "OUT_OF_RANGE")]
    [InlineData(StatusCode.Unavailable, "UNAVAILABLE")]
    [InlineData(StatusCode.DataLoss, "DATA_LOSS")]
    public async Task Over_gRPC_another_attempt_is_worth_it_after(StatusCode status, string name)
    {
        var result = await AnswerAsync("gRPC", new Reply { Grpc = status, Message = "so it is" });

        Assert.Equal((ExportOutcome.Retryable, null), (result.Outcome, result.RetryAfter));
        Assert.Contains($" answered {name}: so it is.", result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StatusCode.ResourceExhausted, 0)]
    [InlineData(StatusCode.ResourceExhausted, 2_500)]
    [InlineData(StatusCode.Unavailable, 100)]
    public async Task Over_gRPC_RetryInfo_says_when_another_attempt_is_welcome(StatusCode status, int milliseconds)
    {
        var delay = TimeSpan.FromMilliseconds(milliseconds);

        var result = await AnswerAsync("gRPC", new Reply { Grpc = status, RetryAfter = delay });

        Assert.Equal((ExportOutcome.Retryable, delay), (result.Outcome, result.RetryAfter));
    }

    [Theory]
    [InlineData("Wed, 25 Nov 2026 12:00:30 GMT", 30)]
    [InlineData("Wed, 25 Nov 2026 11:00:00 GMT", 0)]
    [InlineData("Mon, 25 Nov 2030 12:00:00 GMT", 86_400)]
    [InlineData("120", 120)]
    [InlineData("2000000000", 86_400)]
    [InlineData("soon", null)]
    [InlineData("-5", null)]
    [InlineData("99999999999999", null)]
    public async Task Over_HTTP_the_delay_is_a_number_of_seconds_or_a_date_and_never_longer_than_a_day(string retryAfter, int? seconds)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));
        await using var receiver = await OtlpReceiver.StartAsync();
        using var transport = new Transport("HTTP", receiver.Endpoint("HTTP"), time);
        receiver.Respond(Reply.Unavailable() with { RetryAfterText = retryAfter });

        var result = await transport.SendAsync("a");

        Assert.Equal(seconds, result.RetryAfter?.TotalSeconds);
    }

    [Theory]
    [InlineData("gRPC", 413, StatusCode.ResourceExhausted, "The request had 9 bytes before compression")]
    [InlineData("HTTP", 413, StatusCode.OK, "The request had 9 bytes before compression; a smaller batch.size makes smaller ones.")]
    [InlineData("HTTP", 404, StatusCode.OK, "Are the path in exporter.endpoint and exporter.protocol right?")]
    [InlineData("HTTP", 401, StatusCode.OK, "exporter.headers must carry what it wants")]
    [InlineData("gRPC", 401, StatusCode.Unauthenticated, "exporter.headers must carry what it wants")]
    [InlineData("HTTP", 415, StatusCode.OK, "the compression that exporter.compression sets?")]
    [InlineData("gRPC", 415, StatusCode.Unimplemented, "It does not take OTLP traces")]
    public async Task A_refusal_says_what_can_be_done(string protocol, int http, StatusCode grpc, string advice)
    {
        var result = await AnswerAsync(protocol, new Reply { Http = http, Grpc = grpc, Message = "no" });

        Assert.Contains(advice, result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gRPC")]
    [InlineData("HTTP")]
    public async Task A_request_that_is_taken_has_nothing_to_say(string protocol) =>
        Assert.Equal(new ExportResult(ExportOutcome.Delivered), await AnswerAsync(protocol, Reply.Accepted));

    [Theory]
    [InlineData("gRPC")]
    [InlineData("HTTP")]
    public async Task Rejected_spans_and_warnings_of_a_request_that_is_taken_are_told(string protocol)
    {
        var rejected = await AnswerAsync(protocol, Reply.PartialSuccess(3, "ids are\r\ntoo long."));
        var warning = await AnswerAsync(protocol, Reply.PartialSuccess(0, "deprecated"));
        var negative = await AnswerAsync(protocol, Reply.PartialSuccess(-3, ""));

        Assert.Equal((ExportOutcome.Delivered, 3), (rejected.Outcome, rejected.RejectedSpans));
        Assert.EndsWith(" rejected 3 spans of a request: ids are too long.", rejected.Message, StringComparison.Ordinal);
        Assert.Equal((ExportOutcome.Delivered, 0), (warning.Outcome, warning.RejectedSpans));
        Assert.EndsWith(" took a request with a warning: deprecated.", warning.Message, StringComparison.Ordinal);
        Assert.Equal(new ExportResult(ExportOutcome.Delivered), negative);
    }

    private static async Task<ExportResult> AnswerAsync(string protocol, Reply reply)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var transport = new Transport(protocol, receiver);
        receiver.Respond(reply);
        return await transport.SendAsync("a");
    }
}
