import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createEngine } from '../../../../server/src/core/logs/engine.ts';
import { SIGNATURES } from '../../../../server/src/core/logs/signatures/catalogue.ts';
import type { Incident, LogLine } from '../../../../server/src/core/logs/types.ts';
import { readLogText } from '../../../support/incidents-of.ts';
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

const refused = (clock: string) =>
  `2026/11/20 ${clock} [error] 7#7: *1 connect() failed (111: Connection refused) while connecting to upstream, client: 10.0.0.9, server: _, request: "GET / HTTP/1.1", upstream: "http://10.0.0.7:80/", host: "x"`;

test('what a proxy told long before a planned stop is no rollout, in whatever order the logs are read', () => {
  const engine = createEngine({ windowMs: Number.POSITIVE_INFINITY });
  const push = (source: string, text: string) => engine.push(new TextEncoder().encode(`${text}\n`), source, NOW);
  push('app', '[2026-11-20 12:00:00 +0000] [1] [INFO] Handling signal: term');
  push('proxy', refused('08:00:00'));
  push('other', refused('12:00:05'));
  const severities = engine.incidents().map(({ severity }) => severity);
  assert.equal(severities.length, 2);
  assert.notEqual(severities[0], severities[1]);
});

test('of more incidents than are kept one that goes on is not dropped', () => {
  const engine = createEngine({ windowMs: Number.POSITIVE_INFINITY });
  const push = (text: string, now: number) => engine.push(new TextEncoder().encode(`${text}\n`), 'app', now);
  const letters = (number: number) =>
    number.toString(26).replace(/\d/g, (digit) => String.fromCharCode(112 + Number(digit)));
  for (let i = 0; i < 1100; i++) {
    const now = NOW + i * 1000;
    push('MemoryError', now);
    push(`Received unregistered task of type 'shop.${letters(i)}x'.`, now);
  }
  const first = engine.incidents().filter(({ signature }) => signature === 'py-memory-error');
  assert.deepEqual(
    first.map(({ count }) => count),
    [1100],
  );
});

test('an incident that took others in is as young as the youngest of them', () => {
  const engine = createEngine({ windowMs: Number.POSITIVE_INFINITY });
  const stamp = (at: number) => `21/Nov/2026:00:00:${String(at / 1000).padStart(2, '0')} +0000`;
  const failed = (at: number, path: string) =>
    engine.push(
      new TextEncoder().encode(`10.0.0.9 - - [${stamp(at)}] "GET ${path} HTTP/1.1" 502 157\n`),
      'app',
      NOW + at,
    );
  for (const [at, path] of ['/a', '/b', '/c', '/d'].entries()) failed(at * 12_000, path);
  engine.tick(NOW + 36_000 + 290_000);
  assert.deepEqual(
    engine.incidents().map(({ state }) => state),
    ['open'],
  );
});

test('a state that is told again every few minutes is one incident, a failure of its own each time is not', () => {
  const minutes = ['00', '04', '08', '12'];
  const full = minutes.map(
    (minute) => `2026-11-20T14:${minute}:00Z OSError: [Errno 28] No space left on device: '/data/x'`,
  );
  assert.deepEqual(
    readLogText(full.join('\n')).incidents.map(({ signature, count }) => [signature, count]),
    [['no-space', 4]],
  );
  const killed = minutes.map(
    (minute) => `[2026-11-20 14:${minute}:00 +0000] [1] [CRITICAL] WORKER TIMEOUT (pid:${minute}9)`,
  );
  assert.equal(readLogText(killed.join('\n')).incidents.length, 4);
});
