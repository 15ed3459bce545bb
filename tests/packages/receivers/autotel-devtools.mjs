// autotel-devtools, as a process of its own that is asked over HTTP.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export async function start() {
  const program = fileURLToPath(new URL('cli.js', import.meta.resolve('autotel-devtools')));
  const server = spawn(process.execPath, [program, '--port', '0', '--grpc-port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  process.once('exit', () => server.kill());
  process.once('SIGINT', () => process.exit(1));
  process.once('SIGTERM', () => process.exit(1));
  const endpoints = await endpointsIn(server.stdout);
  return {
    endpoints,
    spans: async () => {
      const response = await fetch(`${endpoints.HTTP}/v1/traces`);
      const { traces } = await response.json();
      return traces.flatMap((trace) => trace.spans);
    },
    keeps,
    stop: async () => {
      server.kill();
      await once(server, 'exit');
    },
  };
}

async function endpointsIn(output) {
  const endpoints = {};
  for await (const line of createInterface(output)) {
    endpoints.HTTP ??= line.match(/ UI: +(http:\S+)/)?.[1];
    endpoints.gRPC ??= line.match(/ OTLP\/gRPC: +(\S+)/)?.[1];
    if (endpoints.HTTP && endpoints.gRPC) {
      return { HTTP: endpoints.HTTP, gRPC: `http://${endpoints.gRPC}` };
    }
  }
  throw new Error('autotel-devtools ended before it said where it listens.');
}

// Times in milliseconds with a fraction, numbers of one type, and the resource among the attributes of each span.
function keeps({ resource, start, end, status, description, attributes, parentSpanId, scope, links, ...span }) {
  const [startTime, endTime] = [milliseconds(start), milliseconds(end)];
  return {
    ...span,
    ...(parentSpanId && { parentSpanId }),
    startTime,
    endTime,
    duration: endTime - startTime,
    attributes: untyped({ ...resource, ...attributes }),
    status: { code: status, ...(description && { message: description }) },
    events: [],
    links: links.map((link) => ({ ...link, attributes: {} })),
    scope: { name: scope },
  };
}

function milliseconds(nanoseconds) {
  const [whole, rest] = [BigInt(nanoseconds) / 1_000_000n, BigInt(nanoseconds) % 1_000_000n];
  return Number(whole) + Number(rest) / 1e6;
}

function untyped(attributes) {
  return Object.fromEntries(Object.entries(attributes).map(([key, { string, bool, double, int }]) => [key, string ?? bool ?? double ?? Number(int)]));
}
