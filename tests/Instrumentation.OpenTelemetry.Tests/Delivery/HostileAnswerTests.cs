using System.Text;
using Instrumentation.OpenTelemetry.Delivery;
using Instrumentation.OpenTelemetry.Tests.Doubles;
using Instrumentation.OpenTelemetry.Tests.Receiver;
using Microsoft.AspNetCore.Http;

namespace Instrumentation.OpenTelemetry.Tests.Delivery;

/// <summary>Answers that no OTLP receiver gives.</summary>
public class HostileAnswerTests
{
    private const string Unreadable = " took a request, but its answer cannot be read; if it rejected some of the spans, that is not known.";

    [Theory]
    [InlineData("FF")]
    [InlineData("0AFF")]
    [InlineData("0A05")]
    [InlineData("0A02FFFF")]
    [InlineData("0AFFFFFFFFFFFFFFFFFF01")]
    [InlineData("0B")]
    [InlineData("00")]
    [InlineData("80808080808080808080808001")]
    public async Task What_is_no_protobuf_does_no_harm(string hex)
    {
        var bytes = Convert.FromHexString(hex);

        var http = await AnswerAsync("HTTP", Reply.Raw("application/x-protobuf", bytes));
        var grpc = await AnswerAsync("gRPC", Reply.Raw("application/grpc", [0, 0, 0, 0, (byte)bytes.Length, .. bytes], ("grpc-status", "0")));

        foreach (var result in new[] { http, grpc })
        {
            Assert.Equal((ExportOutcome.Delivered, 0), (result.Outcome, result.RejectedSpans));
            Assert.EndsWith(Unreadable, result.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("0000000005")]
    [InlineData("00FFFFFFFF")]
    [InlineData("0100000000")]
    [InlineData("00000000000000000000")]
    public async Task What_is_no_single_frame_does_no_harm(string hex)
    {
        var result = await AnswerAsync("gRPC", Reply.Raw("application/grpc", Convert.FromHexString(hex), ("grpc-status", "0")));

        Assert.Equal(ExportOutcome.Delivered, result.Outcome);
        Assert.EndsWith(Unreadable, result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("!!!")]
    [InlineData("AAAA")]
    [InlineData("/////w")]
    [InlineData("A")]
    public async Task Damaged_details_of_a_status_do_no_harm(string details)
    {
        var result = await AnswerAsync(
            "gRPC", Reply.Raw("application/grpc", [], ("grpc-status", "8"), ("grpc-message", "%zz%E2%82%AC%"), ("grpc-status-details-bin", details)));

        Assert.Equal(ExportOutcome.Refused, result.Outcome);
        Assert.Contains(" answered RESOURCE_EXHAUSTED: %zz€%.", result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-1", "UNKNOWN")]
    [InlineData("17", "UNKNOWN")]
    [InlineData("99999999999999999999", "UNKNOWN")]
    [InlineData("none", "UNKNOWN")]
    public async Task A_status_that_does_not_exist_is_unknown(string status, string name)
    {
        var result = await AnswerAsync("gRPC", Reply.Raw("application/grpc", [], ("grpc-status", status)));

        Assert.Equal(ExportOutcome.Refused, result.Outcome);
        Assert.EndsWith($" answered {name}.", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_without_a_status_is_none()
    {
        var result = await AnswerAsync("gRPC", Reply.Raw("application/grpc", [0, 0, 0, 0, 0]));

        Assert.Equal(ExportOutcome.Retryable, result.Outcome);
        Assert.EndsWith(" ended its answer without a status.", result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, "Refused")]
    [InlineData(404, "Refused")]
    [InlineData(429, "Retryable")]
    [InlineData(502, "Retryable")]
    [InlineData(503, "Retryable")]
    [InlineData(504, "Retryable")]
    public async Task An_answer_of_HTTP_to_gRPC_counts_by_its_status(int status, string outcome)
    {
        var result = await AnswerAsync("gRPC", new Reply { Fault = (context, _) => WriteAsync(context, status, "text/plain", "I am a proxy") });

        Assert.Equal(outcome, result.Outcome.ToString());
        Assert.Contains($" answered {status}", result.Message, StringComparison.Ordinal);
        Assert.Contains("and not with gRPC.", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_web_page_is_no_acknowledgement()
    {
        var result = await AnswerAsync("HTTP", Reply.Raw("text/html; charset=utf-8", "<html>Sign in</html>"u8.ToArray()));

        Assert.Equal(ExportOutcome.Refused, result.Outcome);
        Assert.EndsWith(" answered with a web page, so it is no OTLP receiver. exporter.endpoint must name one.", result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json", "{}")]
    [InlineData("text/plain", "ok")]
    public async Task An_acknowledgement_in_another_form_is_one(string contentType, string body) =>
        Assert.Equal(new ExportResult(ExportOutcome.Delivered), await AnswerAsync("HTTP", Reply.Raw(contentType, Encoding.UTF8.GetBytes(body))));

    [Fact]
    public async Task A_redirection_is_not_followed_but_told()
    {
        var result = await AnswerAsync("HTTP", new Reply
        {
            Fault = (context, _) =>
            {
                context.Response.Redirect("https://elsewhere/v1/traces");
                return Task.CompletedTask;
            },
        });

        Assert.Equal(ExportOutcome.Refused, result.Outcome);
        Assert.Contains("It redirects to 'https://elsewhere/v1/traces'; exporter.endpoint must name the receiver itself.", result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gRPC")]
    [InlineData("HTTP")]
    public async Task An_answer_without_end_is_not_read_to_the_end(string protocol)
    {
        var result = await AnswerAsync(protocol, new Reply
        {
            Fault = async (context, stopping) =>
            {
                context.Response.StatusCode = 200;
                context.Response.ContentType = protocol == "gRPC" ? "application/grpc" : "application/x-protobuf";
                while (!context.RequestAborted.IsCancellationRequested)
                {
                    await context.Response.Body.WriteAsync(new byte[4096], stopping);
                }
            },
        });

        Assert.Equal(protocol == "gRPC" ? ExportOutcome.Refused : ExportOutcome.Delivered, result.Outcome);
        Assert.NotNull(result.Message);
    }

    [Fact]
    public async Task What_a_server_says_is_one_short_line_without_control_characters()
    {
        var text = "\u001b[31mred\r\n" + new string('x', 10_000);

        var plain = await AnswerAsync("HTTP", new Reply { Fault = (context, _) => WriteAsync(context, 400, "text/plain", text) });
        var status = await AnswerAsync("HTTP", Reply.Refused(text));
        var grpc = await AnswerAsync("gRPC", Reply.Refused(text));

        foreach (var result in new[] { plain, status, grpc })
        {
            Assert.Contains(": [31mred xxx", result.Message, StringComparison.Ordinal);
            Assert.InRange(result.Message!.Length, 500, 700);
        }
    }

    [Fact]
    public async Task The_body_of_an_answer_that_never_comes_does_not_change_the_status()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var transport = new Transport("HTTP", receiver, ("exporter.timeout", "1 s"));
        receiver.Respond(Reply.HangInBody("application/x-protobuf"));

        var result = await transport.SendAsync("a");

        Assert.Equal(ExportOutcome.Delivered, result.Outcome);
        Assert.EndsWith(Unreadable, result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_gRPC_an_answer_whose_end_never_comes_is_none()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var transport = new Transport("gRPC", receiver, ("exporter.timeout", "1 s"));
        receiver.Respond(Reply.HangInBody("application/grpc"));

        var result = await transport.SendAsync("a");

        Assert.Equal(ExportOutcome.Retryable, result.Outcome);
        Assert.EndsWith(" did not answer within 1 s (exporter.timeout).", result.Message, StringComparison.Ordinal);
    }

    private static async Task WriteAsync(HttpContext context, int status, string contentType, string text)
    {
        await context.Request.Body.CopyToAsync(Stream.Null);
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        await context.Response.WriteAsync(text);
    }

    private static async Task<ExportResult> AnswerAsync(string protocol, Reply reply)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var transport = new Transport(protocol, receiver);
        receiver.Respond(reply);
        return await transport.SendAsync("a");
    }
}
