import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readEvents } from '../../../../../../client/src/logs/sources/servers/server-sent-events.ts';

const stream =
  ': comment\n\nid: 1\nevent: message\ndata: {"message":"日志 1"}\n\nevent: ping\ndata: \n\r\ndata: two\r\ndata: lines\r\n\r\nid: -1\nevent: EOF\ndata: \n\n';
const expected = [
  { event: 'message', data: '{"message":"日志 1"}', id: '1' },
  { event: 'ping', data: '', id: '1' },
  { event: 'message', data: 'two\nlines', id: '1' },
  { event: 'EOF', data: '', id: '-1' },
];

async function read(chunks: readonly Uint8Array[]) {
  async function* source() {
    yield* chunks;
  }
  const events = [];
  for await (const event of readEvents(source())) events.push(event);
  return events;
}

test('events are the same wherever the bytes are cut', async () => {
  const bytes = Buffer.from(stream);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 20 }), async (cuts) => {
      const places = [...new Set([0, ...cuts, bytes.length])].sort((a, b) => a - b);
      const chunks = places.slice(1).map((end, i) => bytes.subarray(places[i], end));
      assert.deepEqual(await read(chunks), expected);
    }),
  );
});

test('an event that is not finished is none', async () => {
  assert.deepEqual(await read([Buffer.from('data: half')]), []);
});
