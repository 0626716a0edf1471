// A large file is read by several threads: all must come out as if one had read it.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { lineWriter } from '../../server/src/cli/logs/line-writer.ts';
import { scanFile } from '../../server/src/cli/logs/scan-file.ts';
import { endOf, type Stretch, scanChunk } from '../../server/src/cli/logs/stretch.ts';
import { createEngine, type LogEngine } from '../../server/src/core/logs/engine.ts';
import { sampleBytes, sampleFiles } from '../unit/logs/samples.ts';

const NOW = Date.UTC(2026, 10, 21);
const script = pathToFileURL(resolve('dist/cli/part-worker.mjs'));
let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'procfile-doctor-threads-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

const LINES = { format: 'json', color: false } as const;
const writer = lineWriter(LINES);

function totalOf(engine: LogEngine, path: string, stretches: readonly Stretch[]) {
  const all = [...stretches, endOf(path, engine, NOW, writer)];
  return {
    lines: all.reduce((sum, { lines }) => sum + lines, 0),
    matches: all.reduce((sum, { matches }) => sum + matches, 0),
    output: all.map(({ output }) => output).join(''),
    incidents: engine.incidents(),
    health: engine.health(NOW),
  };
}

function byOne(path: string, bytes: Uint8Array) {
  const engine = createEngine({ windowMs: Number.POSITIVE_INFINITY });
  return totalOf(engine, path, [scanChunk(bytes, path, engine, NOW, writer)]);
}

async function byMany(path: string, partBytes: number, threads: number, signal = new AbortController().signal) {
  const engine = createEngine({ windowMs: Number.POSITIVE_INFINITY });
  const options = { threads, part: { reading: {}, now: NOW, lines: LINES }, signal, partBytes, script };
  const stretches: Stretch[] = [];
  for await (const stretch of scanFile(path, statSync(path).size, engine, options)) stretches.push(stretch);
  return totalOf(engine, path, stretches);
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
