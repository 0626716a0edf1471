// A large file is read by several threads: all must come out as if one had read it.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sampleBytes, sampleFiles } from '../unit/logs/samples.ts';
import { byMany, byOne, STYLES } from './logs-in-parts.ts';

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'procfile-doctor-threads-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

for (const name of sampleFiles()) {
  test(`${name}: parts of any size give what the whole gives`, async () => {
    const once = sampleBytes(name);
    // The first thousand lines are read by one.
    const times = Math.ceil((3 << 18) / once.length);
    const bytes = Buffer.concat(Array.from({ length: times }, () => once));
    const path = join(folder, name);
    writeFileSync(path, bytes);
    const [told, untold] = STYLES.map((style) => byOne(path, bytes, style));
    assert.deepEqual({ ...told, output: '' }, untold);
    for (const [partBytes, threads, style, expected] of [
      [50_001, 2, STYLES[0], told],
      [300_007, 1, STYLES[0], told],
      [70_001, 1, STYLES[1], untold],
    ] as const) {
      const found = await byMany(path, partBytes, threads, style);
      assert.deepEqual(found, expected, `${partBytes} bytes, ${threads} threads`);
    }
  });
}

const DEAD = "throw new Error('dead')";
/** Takes a part, and never comes to its end. */
const DYING = `import { parentPort } from 'node:worker_threads';
parentPort.once('message', () => parentPort.once('message', ({ queue: { memory }, thread }) => {
  memory.subarray(1).forEach((_, part) => Atomics.compareExchange(memory, 1 + part, 0, thread));
  ${DEAD};
}));`;

for (const [what, code] of [
  ['cannot start', DEAD],
  ['dies with a part', DYING],
] as const) {
  test(`a thread that ${what}: others do what it had`, async () => {
    const [name = ''] = sampleFiles();
    const once = sampleBytes(name);
    const bytes = Buffer.concat(Array.from({ length: Math.ceil((1 << 18) / once.length) }, () => once));
    const path = join(folder, 'lost.log');
    writeFileSync(path, bytes);
    const script = new URL(`data:text/javascript,${encodeURIComponent(code)}`);
    assert.deepEqual(await byMany(path, 20_001, 1, undefined, script), byOne(path, bytes, undefined));
  });
}
