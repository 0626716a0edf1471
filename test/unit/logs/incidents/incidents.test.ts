import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createEngine } from '../../../../server/src/core/logs/engine.ts';
import { SIGNATURES } from '../../../../server/src/core/logs/signatures/catalogue.ts';
import type { Incident, LogLine } from '../../../../server/src/core/logs/types.ts';
import { sampleBytes, signatureLabels } from '../samples.ts';

interface Expected {
  readonly cause: string;
  readonly title: string;
  readonly lines: readonly number[];
}

const expected = JSON.parse(readFileSync('test/fixtures/logs/incidents.json', 'utf8')) as Record<string, Expected[]>;
const NOW = Date.UTC(2026, 10, 21);

/** Which incident each line went into: the one whose figures it changed, asked for after every line. */
function readIncidents(bytes: Uint8Array): { incidents: readonly Incident[]; ofLine: Map<number, string> } {
  const engine = createEngine();
  const ofLine = new Map<number, string>();
  let before = new Map<string, number>();
  const feed = (lines: readonly LogLine[]): void => {
    for (const line of lines) {
      if (!line.match) continue;
      const after = new Map(engine.incidents().map((one) => [one.id, total(one)]));
      for (const [id, lines_] of after) {
        const grown = lines_ - (before.get(id) ?? 0);
        if (grown <= 0) continue;
        ofLine.set(line.sequence, id);
        const gone = [...before.keys()].filter((old) => !after.has(old));
        for (const [sequence, old] of ofLine) if (gone.includes(old)) ofLine.set(sequence, id);
      }
      before = after;
    }
  };
  let start = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] !== 10) continue;
    feed(engine.push(bytes.subarray(start, i + 1), 'file', NOW));
    start = i + 1;
  }
  feed([...engine.push(bytes.subarray(start), 'file', NOW), ...engine.end('file', NOW)]);
  return { incidents: engine.incidents(), ofLine };
}

function total({ signatures }: Incident): number {
  return Object.values(signatures).reduce((sum, lines) => sum + lines, 0);
}

for (const [file, groups] of Object.entries(expected)) {
  test(`${file}: lines of one incident stay together under its cause`, (t) => {
    const unknown = Object.values(signatureLabels()[file] ?? {}).find((id) => !SIGNATURES.some((one) => one.id === id));
    if (unknown) {
      t.skip(`${unknown} is not in the catalogue yet`);
      return;
    }
    const { incidents, ofLine } = readIncidents(sampleBytes(file));
    for (const { cause, title, lines } of groups) {
      const ids = new Set(lines.map((line) => ofLine.get(line)));
      assert.equal(ids.size, 1, `lines ${lines} went into ${[...ids]}`);
      const incident = incidents.find(({ id }) => ids.has(id));
      assert.deepEqual({ cause: incident?.cause, title: incident?.signature }, { cause, title }, `lines ${lines}`);
    }
  });
}
