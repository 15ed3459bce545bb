// @elastic/mockotlpserver. Its command line takes the standard ports alone and prints integers as it prints text, so it is used as a module.
import { MockOtlpServer } from '@elastic/mockotlpserver';

const hostname = '127.0.0.1';
const kinds = ['UNSPECIFIED', 'INTERNAL', 'SERVER', 'CLIENT', 'PRODUCER', 'CONSUMER'];
const statuses = ['UNSET', 'OK', 'ERROR'];

export async function start() {
  const requests = [];
  const server = new MockOtlpServer({
    logLevel: 'warn',
    services: ['http', 'grpc'],
    httpHostname: hostname,
    httpPort: 0,
    grpcHostname: hostname,
    grpcPort: 0,
    onTrace: (request) => requests.push(request),
  });
  await server.start();
  return {
    endpoints: { gRPC: server.grpcUrl.origin, HTTP: server.httpUrl.origin },
    spans: () => requests.flatMap(spansOf),
    keeps: (span) => span,
    stop: () => server.close(),
  };
}

// Over gRPC fields that were not sent are not there.
function spansOf(request) {
  return request.resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap(({ scope, spans }) =>
      spans.map((span) => ({
        resource: attributesOf(resource),
        scope: scope.name,
        traceId: hex(span.traceId),
        spanId: hex(span.spanId),
        parentSpanId: hex(span.parentSpanId),
        name: span.name,
        kind: kinds[span.kind],
        start: span.startTimeUnixNano.toString(),
        end: span.endTimeUnixNano.toString(),
        status: statuses[span.status?.code ?? 0],
        description: span.status?.message ?? '',
        attributes: attributesOf(span),
        links: (span.links ?? []).map((link) => ({ traceId: hex(link.traceId), spanId: hex(link.spanId) })),
      })),
    ),
  );
}

function attributesOf({ attributes = [] }) {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, valueOf(value)]));
}

// The decoder sets the field that was sent and no other.
function valueOf(value) {
  const [[field, held]] = Object.entries(value);
  const type = field.replace('Value', '');
  return { [type]: type === 'int' ? held.toString() : held };
}

function hex(bytes) {
  return Buffer.from(bytes ?? []).toString('hex');
}
