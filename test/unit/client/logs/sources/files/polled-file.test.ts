import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { polledFileSource, type WholeFile } from '../../../../../../client/src/logs/sources/files/polled-file.ts';
import { type Edge, SourceError } from '../../../../../../client/src/logs/sources/source.ts';
import { RunningSource } from '../run-source.ts';

class MemoryFile implements WholeFile {
  readonly name: string;
  reads = 0;
  #content: Uint8Array | undefined;
  #changed = 0;

  constructor(content: string | Uint8Array | undefined, name = 'app.log') {
    this.name = name;
    this.write(content);
  }

  write(content: string | Uint8Array | undefined): void {
    this.#content = typeof content === 'string' ? Buffer.from(content) : content;
    this.#changed++;
  }

  async stat() {
    return this.#content && { size: this.#content.length, changed: this.#changed };
  }

  async read() {
    this.reads++;
    return this.#content ?? new Uint8Array(0);
  }
}

const edge: Edge = { all: undefined, instances: new Map() };
const noSignal = new AbortController().signal;

test('what is written behind is read, and nothing when nothing is written', async () => {
  const file = new MemoryFile('one\n');
  const running = new RunningSource(polledFileSource(file, undefined));
  await running.until(() => running.lines.length === 1);
  file.write('one\ntwo\nthr');
  await running.until(() => running.text.endsWith('thr'));
  file.write('one\ntwo\nthree 日志\n');
  await running.until(() => running.lines.length === 3);
  assert.equal(file.reads, 3);
  await running.stop();
  assert.deepEqual(running.lines, ['one', 'two', 'three 日志']);
  assert.equal(running.events[1]?.type, 'live');
});

test('a file that begins anew is read from its begin, also when it is as long as before', async () => {
  const file = new MemoryFile('one\n');
  const running = new RunningSource(polledFileSource(file, undefined));
  await running.until(() => running.lines.length === 1);
  file.write('two\n');
  await running.until(() => running.lines.length === 2);
  file.write(undefined);
  file.write('3\n');
  await running.until(() => running.lines.length === 3);
  await running.stop();
  assert.deepEqual(running.lines, ['one', 'two', '3']);
});

test('begins with a whole line near the end, and gives the lines before it when it is asked', async () => {
  const lines = Array.from({ length: 100 }, (_, at) => `line ${at}`);
  const file = new MemoryFile(`${lines.join('\n')}\n`);
  const source = polledFileSource(file, 20);
  const running = new RunningSource(source);
  await running.until(() => running.lines.length > 0);
  assert.deepEqual(running.lines, ['line 98', 'line 99']);
  const older = await source.older?.(edge, noSignal);
  assert.deepEqual(
    older?.map(({ line }) => line),
    lines.slice(0, 98),
  );
  assert.deepEqual(await source.older?.(edge, noSignal), []);
  await running.stop();
});

test('goes on where it was when it runs again', async () => {
  const file = new MemoryFile('one\n');
  const source = polledFileSource(file, undefined);
  const first = new RunningSource(source);
  await first.until(() => first.lines.length === 1);
  await first.stop();
  file.write('one\ntwo\n');
  const second = new RunningSource(source);
  await second.until(() => second.lines.length === 1);
  await second.stop();
  assert.deepEqual(second.lines, ['two']);
});

test('a packed file is unpacked and read once', async () => {
  const source = polledFileSource(new MemoryFile(gzipSync('one\ntwo\n'), 'app.log.gz'), undefined);
  const running = new RunningSource(source);
  assert.equal(await running.finished, undefined);
  assert.deepEqual(running.lines, ['one', 'two']);
  const again = new RunningSource(source);
  assert.equal(await again.finished, undefined);
  assert.deepEqual(again.lines, []);
});

test('a file that is not there, not packed, or too large is said to be so', async () => {
  const failure = async (file: WholeFile) => {
    const error = await new RunningSource(polledFileSource(file, undefined)).finished;
    return error instanceof SourceError ? error.failure.kind : error;
  };
  assert.equal(await failure(new MemoryFile(undefined)), 'not-found');
  assert.equal(await failure(new MemoryFile('no gzip', 'app.log.gz')), 'unreachable');
  const large: WholeFile = {
    name: 'large.log',
    stat: async () => ({ size: 1e9, changed: 0 }),
    read: () => Promise.reject(new Error('it was read')),
  };
  assert.equal(await failure(large), 'too-large');
});
