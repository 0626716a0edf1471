// A large file is read by several threads: all must come out as if one had read it.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { scanFile } from '../../server/src/cli/logs/scan-file.ts';
import { createEngine, type FoundLine, type LogEngine } from '../../server/src/core/logs/engine.ts';
import { sampleBytes, sampleFiles } from '../unit/logs/samples.ts';

const NOW = Date.UTC(2026, 10, 21);
const script = pathToFileURL(resolve('dist/cli/part-worker.mjs'));
let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'procfile-doctor-threads-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

function finish(engine: LogEngine, path: string, lines: number, found: FoundLine[]) {
  for (const { sequence, message, match, event } of engine.end(path, NOW)) {
    lines++;
    if (match || event) found.push({ sequence, message, match, event });
  }
  return { lines, found, incidents: engine.incidents(), health: engine.health(NOW) };
}

function byOne(path: string, bytes: Uint8Array) {
  const engine = createEngine({ windowMs: Number.POSITIVE_INFINITY });
  const found: FoundLine[] = [];
  const lines = engine.scan(bytes, path, NOW, (line) => found.push(line));
  return finish(engine, path, lines, found);
}

async function byMany(path: string, partBytes: number, threads: number, signal = new AbortController().signal) {
  const engine = createEngine({ windowMs: Number.POSITIVE_INFINITY });
  const found: FoundLine[] = [];
  let lines = 0;
  const part = { now: NOW };
  const options = { threads, reading: {}, part, signal, partBytes, script };
  for await (const stretch of scanFile(path, statSync(path).size, engine, options)) {
    lines += stretch.lines;
    found.push(...stretch.found);
  }
  return finish(engine, path, lines, found);
}

for (const name of sampleFiles()) {
  test(`${name}: parts of any size give what the whole gives`, async () => {
    const once = sampleBytes(name);
    // The first 256 KB are read in one piece: the parts begin behind them.
    const times = Math.ceil((3 << 18) / once.length);
    const bytes = Buffer.concat(Array.from({ length: times }, () => once));
    const path = join(folder, name);
    writeFileSync(path, bytes);
    const expected = byOne(path, bytes);
    for (const [partBytes, threads] of [
      [50_001, 2],
      [300_007, 1],
    ] as const) {
      assert.deepEqual(await byMany(path, partBytes, threads), expected, `${partBytes} bytes, ${threads} threads`);
    }
  });
}
