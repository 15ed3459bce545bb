using System.Text;

namespace Instrumentation.OpenTelemetry.Delivery.Transports;

/// <summary>What a <c>google.rpc.Status</c> says, as far as it is readable.</summary>
/// <param name="Message">The message; empty: none.</param>
/// <param name="RetryAfter">The delay of its <c>RetryInfo</c>; null: it has none.</param>
internal readonly record struct RpcStatus(string Message, TimeSpan? RetryAfter)
{
    // The last part of Any's type_url is the name; what stands before is free.
    private static ReadOnlySpan<byte> RetryInfo => "/google.rpc.RetryInfo"u8;

    public static RpcStatus Read(ReadOnlySpan<byte> status)
    {
        var message = "";
        TimeSpan? delay = null;
        var reader = new ProtoReader(status);
        while (reader.Read())
        {
            switch (reader.Field)
            {
                case 2:
                    message = Encoding.UTF8.GetString(reader.Bytes);
                    break;
                case 3:
                    delay = ReadDetail(reader.Bytes) ?? delay;
                    break;
            }
        }

        return new RpcStatus(message, delay);
    }

    private static TimeSpan? ReadDetail(ReadOnlySpan<byte> any)
    {
        ReadOnlySpan<byte> type = default, value = default;
        var reader = new ProtoReader(any);
        while (reader.Read())
        {
            switch (reader.Field)
            {
                case 1:
                    type = reader.Bytes;
                    break;
                case 2:
                    value = reader.Bytes;
                    break;
            }
        }

        return type.EndsWith(RetryInfo) ? ReadRetryInfo(value) : null;
    }

    // Without a delay it still says that another attempt is welcome.
    private static TimeSpan ReadRetryInfo(ReadOnlySpan<byte> retryInfo)
    {
        var delay = TimeSpan.Zero;
        var reader = new ProtoReader(retryInfo);
        while (reader.Read())
        {
            if (reader.Field == 1)
            {
                delay = ReadDuration(reader.Bytes);
            }
        }

        return delay;
    }

    private static TimeSpan ReadDuration(ReadOnlySpan<byte> duration)
    {
        var (seconds, nanos) = (0L, 0);
        var reader = new ProtoReader(duration);
        while (reader.Read())
        {
            switch (reader.Field)
            {
                case 1:
                    seconds = (long)reader.Number;
                    break;
                case 2:
                    nanos = (int)reader.Number;
                    break;
            }
        }

        return RetryDelay.Of(seconds, nanos);
    }
}
