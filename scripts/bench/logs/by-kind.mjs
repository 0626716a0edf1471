// @ts-check
// How fast logs of different kinds are read: on the clock and in processor time.
import { join } from 'node:path';
import { shareOf, verdict } from '../comparison.mjs';
import { figure, ratio } from '../figures.mjs';
import { makeLog } from './make-log.mjs';
import { best, firstResult, readers } from './programs.mjs';

/** @type {({ name: string } & Omit<import('./make-log.mjs').LogKind, 'bytes'>)[]} */
const LOGS = [
  { name: 'application, 0.1 % of the lines match', share: 0.1, access: 0 },
  { name: 'application, 1 %', share: 1, access: 0 },
  { name: 'application, 10 %', share: 10, access: 0 },
  { name: 'application, 20 %', share: 20, access: 0 },
  { name: '90 % access lines, 0.1 %', share: 0.1, access: 90 },
  { name: '90 % access lines, 20 %', share: 20, access: 90 },
  { name: 'objects of a JSON logger, 1 %', share: 1, access: 0, wrap: 'json' },
  { name: "docker's json-file, 1 %", share: 1, access: 0, wrap: 'docker' },
  { name: "docker's json-file, 90 % access lines, 1 %", share: 1, access: 90, wrap: 'docker' },
];

/** Of `grep -E`: in one thread, where many lines match and elsewhere; on all processors. */
const BUDGETS = { one: 0.8, oneWhereManyMatch: 0.4, all: 1 };
const MANY = 20;

/** @param {string} folder @param {import('../effort.mjs').Effort} effort @returns {Promise<import('../table.mjs').Table[]>} */
export async function byKind(folder, { logMegabytes, logRuns }) {
  const clock = [];
  const processor = [];
  for (const log of LOGS) {
    const file = join(folder, 'bench.log');
    makeLog(file, { ...log, bytes: logMegabytes * 1e6 });
    const took = best(readers(file), logRuns);
    const { first, memory } = await firstResult(file);
    const speeds = (/** @type {keyof import('./programs.mjs').Seconds} */ what) =>
      Object.fromEntries(Object.entries(took).map(([name, seconds]) => [name, logMegabytes / seconds[what]]));
    const byClock = speeds('clock');
    const byProcessor = speeds('processor');
    const grep = byClock['grep'] ?? Number.NaN;
    const share = log.share >= MANY ? BUDGETS.oneWhereManyMatch : BUDGETS.one;
    clock.push([
      ...[log.name, figure(grep), figure(byClock['ripgrep'] ?? Number.NaN)],
      ...[...against(byClock, 'all'), ...verdict(byClock['all'] ?? 0, shareOf(BUDGETS.all, grep, '`grep -E`'))],
      ...[...against(byClock, 'one'), ...verdict(byClock['one'] ?? 0, shareOf(share, grep, '`grep -E`'))],
      ...[figure(first), figure(memory)],
    ]);
    processor.push([
      ...[log.name, figure(byProcessor['grep'] ?? Number.NaN), figure(byProcessor['ripgrep'] ?? Number.NaN)],
      ...[...against(byProcessor, 'all'), ...against(byProcessor, 'one'), ...against(byProcessor, 'json')],
    ]);
  }
  const others = ['log', '`grep -E`', '`rg`'];
  const held = (/** @type {string} */ name) => [name, 'of `grep -E`', 'of `rg`'];
  return [
    {
      title: 'Log files: MB read in a second on the clock',
      head: [
        ...[...others, ...held('all processors'), 'budget', ''],
        ...[...held('one thread'), 'budget', '', 'first result, ms', 'peak memory, MB'],
      ],
      rows: clock,
      notes: [
        `Generated logs of ${logMegabytes} MB (scripts/bench/logs/make-log.mjs); the best of ${logRuns} runs of each program, in turn; the file is in the memory of the system. Nothing is warm: the start of Node and of its compiler counts.`,
        '`grep -cE` with 30 patterns (LC_ALL=C) and `rg -j1 -c` with the same count lines. Ours: `procfile-doctor logs FILE` with all it does. Above 1 is faster than the other program.',
      ],
    },
    {
      title: 'Log files: MB read in a second of processor time',
      head: [...others, ...held('all processors'), ...held('one thread'), ...held('one thread, `--format json`')],
      rows: processor,
      notes: ["The same runs. Ours with V8's compiler and collector threads, which a free second processor carries."],
    },
  ];
}

/** A speed of ours and its ratios to the others'. @param {Readonly<Record<string, number>>} speeds @param {string} name */
function against(speeds, name) {
  const of = (/** @type {string} */ other) => ratio(speeds[name] ?? Number.NaN, speeds[other] ?? Number.NaN);
  return [figure(speeds[name] ?? Number.NaN), of('grep'), of('ripgrep')];
}
