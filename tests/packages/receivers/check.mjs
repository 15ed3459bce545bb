// node check.mjs RECEIVER PROTOCOL COMPRESSION PROGRAM VERSION
// Starts the receiver on free ports, has the program report its spans to it, and compares every field of what arrived with what was sent, and that with
// expected.json, which says of the spans what does not change from run to run.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';

const limit = 30_000;
const [name, protocol, compression, program, version] = process.argv.slice(2);
const expected = JSON.parse(await readFile(new URL('expected.json', import.meta.url), 'utf8'));
const resource = { ...expected.resource, 'telemetry.sdk.version': { string: version } };
const { start } = await import(`./${name}.mjs`);
const receiver = await start();
try {
  const { stdout } = await promisify(execFile)('dotnet', [program, protocol, receiver.endpoints[protocol], compression], { timeout: limit });
  const sent = sorted(JSON.parse(stdout).map(asOnTheWire));
  assert.deepEqual(described(sent), expected.spans);

  const arrived = await waitFor(sent.length);
  assert.deepEqual(sorted(arrived), sent.map(receiver.keeps));
} finally {
  await receiver.stop();
}

async function waitFor(count) {
  let spans = await receiver.spans();
  for (const until = Date.now() + limit; spans.length < count && Date.now() < until; spans = await receiver.spans()) {
    await setTimeout(50);
  }
  return spans;
}

// Variables lose their brackets, and each span comes with the resource.
function asOnTheWire(span) {
  const attributes = Object.entries(span.attributes).map(([key, value]) => [key.replace(/^<(.*)>$/, '$1'), value]);
  return { resource, ...span, attributes: Object.fromEntries(attributes) };
}

function sorted(spans) {
  return spans.toSorted((a, b) => (a.spanId < b.spanId ? -1 : 1));
}

// What does not change from run to run, with parents by their names.
function described(spans) {
  const fixed = new Set(expected.spans.filter((span) => span.times).map((span) => span.name));
  const names = Object.fromEntries(spans.map((span) => [span.spanId, span.name]));
  return spans
    .map(({ resource, traceId, spanId, parentSpanId, start, end, attributes: { host, ...attributes }, ...span }) => {
      assert.match(traceId, /^(?!0+$)[0-9a-f]{32}$/);
      assert.match(spanId, /^(?!0+$)[0-9a-f]{16}$/);
      assert.ok(host.string.length > 0 && BigInt(end) >= BigInt(start));
      return { ...span, parent: names[parentSpanId] ?? '', ...(fixed.has(span.name) && { times: [start, end] }), attributes };
    })
    .toSorted((a, b) => (`${a.name} ${a.status}` < `${b.name} ${b.status}` ? -1 : 1));
}
