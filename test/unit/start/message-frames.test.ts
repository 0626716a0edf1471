import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MAX_BODY, MessageFrames } from '../../../server/src/start/message-frames.ts';

const framed = (body: Uint8Array, header: string): Uint8Array =>
  Buffer.concat([Buffer.from(`${header}: ${body.length}\r\nX: y\r\n\r\n`), body]);

/** Cuts bytes at any places, also into nothing. */
function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const at = [...places.map((place) => place % (bytes.length + 1)), 0, bytes.length].sort((a, b) => a - b);
  return at.slice(1).map((end, i) => bytes.subarray(at[i], end));
}

const body = fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.constant(Buffer.from('\r\n\r\nContent-Length: 9\r\n\r\n')));
const places = fc.array(fc.nat(), { maxLength: 20 });

test('bodies come out as they went in, wherever the bytes were cut', () => {
  const header = fc.constantFrom('Content-Length', 'content-length', 'CONTENT-LENGTH ');
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          body,
          header.map((name) => name.trim()),
        ),
      ),
      places,
      (messages, where) => {
        const frames = new MessageFrames();
        const bytes = Buffer.concat(messages.map(([one, name]) => framed(one, name)));
        const bodies = cut(bytes, where).flatMap((chunk) => [...frames.take(chunk)]);
        assert.deepEqual(
          bodies.map((one) => Buffer.from(one).toString('hex')),
          messages.map(([one]) => Buffer.from(one).toString('hex')),
        );
      },
    ),
    { numRuns: 300, seed: 20261121 },
  );
});

test('whatever bytes come, the verdict does not depend on where they were cut', () => {
  const piece = fc.constantFrom(
    'Content-Length: ',
    'content-length:3',
    '-',
    '7',
    '\r\n',
    '\r',
    '\n',
    ':',
    'abc',
    '\0',
    '{}',
  );
  const read = (chunks: readonly Uint8Array[]): string => {
    const frames = new MessageFrames();
    const bodies: string[] = [];
    try {
      for (const chunk of chunks)
        for (const one of frames.take(chunk)) bodies.push(Buffer.from(one).toString('latin1'));
      return JSON.stringify(bodies);
    } catch (error) {
      return JSON.stringify([...bodies, String(error).replace(/:.*/, '')]);
    }
  };
  const text = fc.array(piece, { maxLength: 20 }).map((parts) => Buffer.from(parts.join('')));
  fc.assert(
    fc.property(text, places, (bytes, where) => assert.equal(read(cut(bytes, where)), read([bytes]))),
    { numRuns: 1000, seed: 20261121 },
  );
});

for (const [name, bytes, said] of [
  ['a length that begins as a number', 'Content-Length: 2x\r\n\r\n{}', /no number: "2x"/],
  ['no length at all', 'Content-Length:\r\n\r\n{}', /no number: ""/],
  ['a length of 100 digits', `Content-Length: ${'9'.repeat(100)}\r\n\r\n{}`, /a message of "9{60}" bytes/],
  ['a length above the bound', `Content-Length: ${MAX_BODY + 1}\r\n\r\n{}`, /at most 268435456 are read/],
  ['lines that end with a line feed', 'Content-Length: 2\n\n{}', /CR LF/],
  ['headers without end', 'X: y\r\n'.repeat(2000), /more than 8192 bytes/],
] as const) {
  test(`${name}: said at once, whether more comes or not`, () => {
    assert.throws(() => [...new MessageFrames().take(Buffer.from(bytes))], said);
  });
}

test('headers of the largest size are read, with a body of the largest size still to come', () => {
  const header = `Content-Length: ${MAX_BODY}\r\nX: `;
  const bytes = Buffer.from(`${header}${'y'.repeat(8192 - header.length)}\r\n\r\n`);
  assert.deepEqual([...new MessageFrames().take(bytes)], []);
});
