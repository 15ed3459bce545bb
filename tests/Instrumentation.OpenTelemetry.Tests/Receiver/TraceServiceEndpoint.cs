using Google.Protobuf;
using Grpc.Core;
using Otlp;

namespace Instrumentation.OpenTelemetry.Tests.Receiver;

/// <summary>OTLP over gRPC, as Grpc.AspNetCore serves it.</summary>
public sealed class TraceServiceEndpoint : TraceService.TraceServiceBase
{
    public override Task<ExportTraceServiceResponse> Export(ExportTraceServiceRequest request, ServerCallContext context)
    {
        var reply = Exchange.Of(context.GetHttpContext()).Take(request);
        return reply.Grpc == StatusCode.OK
            ? Task.FromResult(reply.ToResponse())
            : throw new RpcException(
                new Grpc.Core.Status(reply.Grpc, reply.Message),
                reply.RetryAfter is null ? Metadata.Empty : new Metadata { { "grpc-status-details-bin", reply.ToStatus().ToByteArray() } });
    }
}
