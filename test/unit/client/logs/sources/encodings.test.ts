// Files that are not written in UTF-8.
import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { inUtf8 } from '../../../../../client/src/logs/sources/encoded.ts';
import { fileSource } from '../../../../../client/src/logs/sources/files/file.ts';
import { filesSource } from '../../../../../client/src/logs/sources/files/files.ts';
import { polledFileSource } from '../../../../../client/src/logs/sources/files/polled-file.ts';
import type { Edge, SourceEvent } from '../../../../../client/src/logs/sources/source.ts';
import { RunningSource } from './run-source.ts';

const EDGE: Edge = { all: undefined, instances: new Map() };
const { signal } = new AbortController();
/** In UTF-16 a 上 (U+4E0A) and a Ċ (U+010A) have the byte of a line feed. */
const lines = Array.from({ length: 200 }, (_, i) => `上Ċ 第 ${i} 行 line`);
const text = (from: number, to: number) =>
  lines
    .slice(from, to)
    .map((line) => `${line}\n`)
    .join('');
const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16();
const UTF16: readonly (readonly [name: string, bytes: (part: string) => Buffer])[] = [
  ['UTF-16 LE', (part) => Buffer.from(part, 'utf16le')],
  ['UTF-16 BE', (part) => swapped(Buffer.from(part, 'utf16le'))],
];

function scratch(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'procfile-doctor-encodings-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'app.log');
}

const limits = ({ events }: RunningSource) =>
  events.flatMap((event) => (event.type === 'limit' ? [event.limit?.kind] : []));

for (const [name, encoded] of UTF16) {
  test(`${name} by its mark: the end of a file, what is written behind it, and the lines before`, async (t) => {
    const path = scratch(t);
    const bytes = encoded(`\ufeff${text(0, 100)}`);
    writeFileSync(path, bytes);
    const last = encoded(text(90, 100)).length + 7;
    const changing = { bytes };
    const polled = polledFileSource(
      {
        name: 'app.log',
        stat: async () => ({ size: changing.bytes.length, changed: changing.bytes.length }),
        read: async () => changing.bytes,
      },
      last,
    );
    for (const source of [fileSource({ path, last }), polled]) {
      const running = new RunningSource(source, 10);
      await running.until(() => running.lines.length === 10);
      // A character whose bytes come one after the other.
      const more = encoded(text(100, 101));
      for (const part of [more.subarray(0, 1), more.subarray(1)]) {
        if (source === polled) changing.bytes = Buffer.concat([changing.bytes, part]);
        else appendFileSync(path, part);
      }
      await running.until(() => running.lines.length === 11);
      assert.deepEqual(running.lines, lines.slice(90, 101));
      const older = (await source.older?.(EDGE, signal)) ?? [];
      assert.deepEqual(
        older.map(({ line }) => line),
        lines.slice(0, 90),
      );
      await running.stop();
      assert.deepEqual(limits(running), []);
    }
  });
}

test('what is not UTF-8 is said once, and read where it is told', async (t) => {
  const path = scratch(t);
  const GB = Buffer.from([0xd6, 0xd0, 0xce, 0xc4, 0x0a]);
  writeFileSync(path, Buffer.concat([GB, GB, GB]));
  const bare = new RunningSource(fileSource({ path, once: true }));
  await bare.finished;
  assert.deepEqual([bare.lines.length, limits(bare)], [3, ['encoding']]);
  const told = new RunningSource(fileSource({ path, once: true, encoding: 'gb18030' }));
  await told.finished;
  assert.deepEqual([told.lines, limits(told)], [['中文', '中文', '中文'], []]);
  const ofPattern = new RunningSource(filesSource({ pattern: `${path}*`, last: undefined, once: true }));
  await ofPattern.finished;
  assert.deepEqual([ofPattern.lines.length, limits(ofPattern)], [3, ['encoding']]);

  async function* events(): AsyncGenerator<SourceEvent> {
    yield { type: 'live' };
    for (const stream of ['stdout', 'stderr'])
      for (const byte of GB) yield { type: 'bytes', bytes: Uint8Array.of(byte), stream };
    yield { type: 'end', stream: 'stdout' };
  }
  const command = new RunningSource({ run: () => inUtf8(events(), 'gbk') });
  await command.finished;
  assert.deepEqual(command.lines, ['中文', '中文']);
});
