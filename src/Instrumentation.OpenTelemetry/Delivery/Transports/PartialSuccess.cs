using System.Text;

namespace Instrumentation.OpenTelemetry.Delivery.Transports;

/// <summary>What an <c>ExportTraceServiceResponse</c> says.</summary>
/// <param name="RejectedSpans">How many spans were not taken.</param>
/// <param name="Message">Why, or a warning when none was rejected; empty: nothing to say.</param>
internal readonly record struct PartialSuccess(long RejectedSpans, string Message)
{
    /// <returns>False when the bytes are no such message.</returns>
    public static bool TryRead(ReadOnlySpan<byte> response, out PartialSuccess success)
    {
        success = new PartialSuccess(0, "");
        var isWhole = true;
        var reader = new ProtoReader(response);
        while (reader.Read())
        {
            if (reader.Field == 1)
            {
                isWhole = TryReadBody(reader.Bytes, out success);
            }
        }

        return isWhole && !reader.IsDamaged;
    }

    private static bool TryReadBody(ReadOnlySpan<byte> body, out PartialSuccess success)
    {
        var (rejected, message) = (0L, "");
        var reader = new ProtoReader(body);
        while (reader.Read())
        {
            switch (reader.Field)
            {
                case 1:
                    rejected = Math.Max(0, (long)reader.Number);
                    break;
                case 2:
                    message = Encoding.UTF8.GetString(reader.Bytes);
                    break;
            }
        }

        success = new PartialSuccess(rejected, message);
        return !reader.IsDamaged;
    }
}
