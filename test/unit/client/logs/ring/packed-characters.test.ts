import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pack, unpack } from '../../../../../client/src/logs/ring/packed-characters.ts';

const texts = ['', 'plain', 'naïve \x80\x9f ÿ', '日志 😀', '\ud800 alone', 'x'.repeat(20_000)];

/** As in a page of a browser: without Node's `Buffer`, and without memory that threads share. */
function inBrowser<T>(work: () => T): T {
  const { Buffer: buffer, SharedArrayBuffer: shared } = globalThis;
  Reflect.set(globalThis, 'Buffer', undefined);
  Reflect.set(globalThis, 'SharedArrayBuffer', undefined);
  try {
    return work();
  } finally {
    Object.assign(globalThis, { Buffer: buffer, SharedArrayBuffer: shared });
  }
}

for (const text of texts) {
  const wide = /[^\x00-\xff]/.test(text);
  test(`the same bytes and the same text in Node and in a browser: ${JSON.stringify(text.slice(0, 12))}`, () => {
    const here = pack(text, wide);
    const there = inBrowser(() => pack(text, wide));
    assert.deepEqual([...there], [...here]);
    assert.equal(unpack(here, wide), text);
    assert.equal(
      inBrowser(() => unpack(there, wide)),
      text,
    );
  });
}
