using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Instrumentation.OpenTelemetry.Delivery.Transports;
using Otlp;

namespace Instrumentation.OpenTelemetry.Tests.Delivery;

/// <summary>Our reading of what servers say, beside Google's.</summary>
public class ProtoReaderTests
{
    private const int Rounds = 20_000;

    [Fact]
    public void Partial_successes_are_read_as_Google_reads_them()
    {
        var random = new Random(1);
        for (var i = 0; i < Rounds; i++)
        {
            var message = new ExportTraceServiceResponse { PartialSuccess = new() { RejectedSpans = random.NextInt64(), ErrorMessage = Text(random) } };

            Assert.True(PartialSuccess.TryRead(message.ToByteArray(), out var read));
            Assert.Equal((message.PartialSuccess.RejectedSpans, message.PartialSuccess.ErrorMessage), (read.RejectedSpans, read.Message));
        }
    }

    [Fact]
    public void Statuses_are_read_as_Google_reads_them()
    {
        var random = new Random(2);
        for (var i = 0; i < Rounds; i++)
        {
            var status = new Google.Rpc.Status { Code = random.Next(), Message = Text(random) };
            var delay = TimeSpan.FromMilliseconds(random.Next(0, 86_400_000));
            status.Details.Add(Any.Pack(new StringValue { Value = "something else" }));
            status.Details.Add(Any.Pack(new Google.Rpc.RetryInfo { RetryDelay = delay.ToDuration() }));

            var read = RpcStatus.Read(status.ToByteArray());

            Assert.Equal(status.Message, read.Message);
            Assert.Equal(delay, read.RetryAfter);
        }
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(-5, 0, 0)]
    [InlineData(0, -5, 0)]
    [InlineData(long.MaxValue, 999_999_999, 86_400)]
    [InlineData(long.MinValue, int.MinValue, 0)]
    public void A_delay_is_never_negative_nor_longer_than_a_day(long seconds, int nanos, double read)
    {
        var status = new Google.Rpc.Status { Details = { Any.Pack(new Google.Rpc.RetryInfo { RetryDelay = new Duration { Seconds = seconds, Nanos = nanos } }) } };

        Assert.Equal(read, RpcStatus.Read(status.ToByteArray()).RetryAfter?.TotalSeconds);
    }

    /// <summary>Whatever comes, it is read to an end without an exception; and what Google reads, is read the same.</summary>
    [Fact]
    public void Arbitrary_bytes_do_no_harm()
    {
        var random = new Random(3);
        var whole = new ExportTraceServiceResponse { PartialSuccess = new() { RejectedSpans = 300, ErrorMessage = "some of them" } }.ToByteArray();
        var understood = 0;
        for (var i = 0; i < Rounds; i++)
        {
            var bytes = Damage(whole, random);
            var isRead = PartialSuccess.TryRead(bytes, out var read);
            _ = RpcStatus.Read(bytes);
            if (TryParse(bytes) is { PartialSuccess: { } success } && success.RejectedSpans > 0 && isRead)
            {
                understood++;
                Assert.Equal(success.RejectedSpans, read.RejectedSpans);
            }
        }

        Assert.InRange(understood, 100, Rounds);
    }

    private static byte[] Damage(byte[] whole, Random random)
    {
        var bytes = whole[..random.Next(whole.Length + 1)];
        for (var changes = random.Next(4); changes > 0 && bytes.Length > 0; changes--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return bytes;
    }

    private static ExportTraceServiceResponse? TryParse(byte[] bytes)
    {
        try
        {
            return ExportTraceServiceResponse.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(200)).Select(_ => (char)random.Next(' ', 0xD800)));
}
