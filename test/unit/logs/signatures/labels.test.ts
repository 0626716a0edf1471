import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { LogLine } from '../../../../server/src/core/logs/types.ts';
import { eventLabels, type Labels, readLines, sampleBytes, sampleFiles, signatureLabels } from '../samples.ts';

interface Score {
  readonly expected: number;
  readonly found: number;
  readonly right: number;
  readonly wrong: readonly string[];
}

function scoreOf(
  labels: Labels[string],
  lines: readonly LogLine[],
  idOf: (line: LogLine) => string | undefined,
): Score {
  const wrong: string[] = [];
  let right = 0;
  let found = 0;
  for (const line of lines) {
    const [want, got] = [labels[String(line.sequence)], idOf(line)];
    if (got !== undefined) found++;
    if (want === got) right += want === undefined ? 0 : 1;
    else
      wrong.push(
        `line ${line.sequence}: ${got ?? 'nothing'} instead of ${want ?? 'nothing'}: ${line.raw.slice(0, 300)}`,
      );
  }
  return { expected: Object.keys(labels).length, found, right, wrong };
}

const percent = (part: number, whole: number) => (whole === 0 ? '     –' : `${((100 * part) / whole).toFixed(1)} %`);

function row(name: string, scores: readonly Score[]): string {
  const cells = scores.flatMap(({ expected, found, right }) => [
    `${right}/${expected}`,
    percent(right, found),
    percent(right, expected),
  ]);
  return name.padEnd(28) + cells.map((cell) => cell.padStart(10)).join('');
}

test('every labelled line of the samples has its signature or event, and no other line has any', (t) => {
  const kinds = [
    { labels: signatureLabels(), idOf: (line: LogLine) => line.match?.signature },
    { labels: eventLabels(), idOf: (line: LogLine) => line.event },
  ];
  const wrong: string[] = [];
  t.diagnostic(`${''.padEnd(28)}signatures precision    recall    events precision    recall`);
  for (const name of sampleFiles()) {
    const lines = readLines(sampleBytes(name));
    const scores = kinds.map(({ labels, idOf }) => scoreOf(labels[name] ?? {}, lines, idOf));
    t.diagnostic(row(name, scores));
    wrong.push(...scores.flatMap((score) => score.wrong.map((text) => `${name} ${text}`)));
  }
  assert.deepEqual(wrong, []);
});

const CORPUS = process.env['PROCFILE_DOCTOR_FP_CORPUS'];

test('logs of healthy programs have no signature', {
  skip: CORPUS === undefined && 'PROCFILE_DOCTOR_FP_CORPUS names no folder with such logs',
}, () => {
  const folder = CORPUS ?? '';
  const wrong = readdirSync(folder)
    .filter((name) => !/^(?:LICENSE|README)/.test(name))
    .flatMap((name) =>
      readLines(readFileSync(join(folder, name)))
        .filter((line) => line.match ?? line.event)
        .map((line) => `${name}:${line.sequence}: ${line.match?.signature ?? line.event}: ${line.raw.slice(0, 300)}`),
    );
  assert.deepEqual(wrong, []);
});
