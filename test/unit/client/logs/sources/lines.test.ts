import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LineSplitter } from '../../../../../client/src/logs/sources/lines.ts';

test('lines and characters are put together wherever they were cut', () => {
  const bytes = Buffer.from('日志 one\n\ntwo\n三');
  for (let size = 1; size <= bytes.length; size++) {
    const splitter = new LineSplitter();
    const lines: string[] = [];
    for (let at = 0; at < bytes.length; at += size) lines.push(...splitter.push(bytes.subarray(at, at + size)));
    assert.deepEqual([...lines, ...splitter.end()], ['日志 one', '', 'two', '三']);
    assert.deepEqual(splitter.end(), []);
  }
});

test('a program that writes on and on without a line break costs no more than its bytes, and fills no memory', () => {
  const splitter = new LineSplitter();
  const chunk = new Uint8Array(65_536).fill(97);
  const begun = performance.now();
  for (let i = 0; i < 1024; i++) assert.deepEqual(splitter.push(chunk), []);
  const [line = '', ...others] = splitter.push(Buffer.from('\nnext\n'));
  assert.deepEqual(others, ['next']);
  assert.ok(line.length > 16_000_000 && line.length < 17_000_000, `${line.length} characters`);
  const took = performance.now() - begun;
  // It was a minute when the whole line was looked through again with every part.
  assert.ok(took < 5000, `${took} ms`);
});
