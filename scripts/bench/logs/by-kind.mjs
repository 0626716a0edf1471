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
    const byClock = speeds(took, 'clock', logMegabytes);
    const byProcessor = speeds(took, 'processor', logMegabytes);
    const ofGrep = (/** @type {number} */ speed, /** @type {number} */ share) =>
      verdict(speed, shareOf(share, byClock.grep, '`grep -E`'));
    clock.push([
      log.name,
      ...others(byClock),
      ...ours(byClock, 'all'),
      ...ofGrep(byClock.all, BUDGETS.all),
      ...ours(byClock, 'one'),
      ...ofGrep(byClock.one, log.share >= MANY ? BUDGETS.oneWhereManyMatch : BUDGETS.one),
      figure(first),
      figure(memory),
    ]);
    processor.push([
      log.name,
      ...others(byProcessor),
      ...ours(byProcessor, 'all'),
      ...ours(byProcessor, 'one'),
      ...ours(byProcessor, 'json'),
    ]);
  }
  const start = ['log', '`grep -E`', '`rg`'];
  const held = (/** @type {string} */ name) => [name, 'of `grep -E`', 'of `rg`'];
  const budget = ['budget', ''];
  return [
    {
      title: 'Log files: MB read in a second on the clock',
      head: [
        ...start,
        ...held('all processors'),
        ...budget,
        ...held('one thread'),
        ...budget,
        'first result, ms',
        'peak memory, MB',
      ],
      rows: clock,
      notes: [
        `Generated logs of ${logMegabytes} MB (scripts/bench/logs/make-log.mjs); the best of ${logRuns} runs of each program, in turn; the file is in the memory of the system. Nothing is warm: the start of Node and of its compiler counts.`,
        '`grep -cE` with 30 patterns (LC_ALL=C) and `rg -j1 -c` with the same count lines. Ours: `procfile-doctor logs FILE` with all it does. Above 1 is faster than the other program.',
      ],
    },
    {
      title: 'Log files: MB read in a second of processor time',
      head: [...start, ...held('all processors'), ...held('one thread'), ...held('one thread, `--format json`')],
      rows: processor,
      notes: ["The same runs. Ours with V8's compiler and collector threads, which a free second processor carries."],
    },
  ];
}

/** @typedef {import('./programs.mjs').Program} Program */
/** @typedef {import('./programs.mjs').Seconds} Seconds */
/** @typedef {Readonly<Record<Program, number>>} Speeds megabytes in a second */

/**
 * @param {Readonly<Record<Program, Seconds>>} took @param {keyof Seconds} what @param {number} megabytes
 * @returns {Speeds}
 */
function speeds(took, what, megabytes) {
  const of = (/** @type {Program} */ program) => megabytes / took[program][what];
  return { all: of('all'), one: of('one'), json: of('json'), grep: of('grep'), ripgrep: of('ripgrep') };
}

/** @param {Speeds} speeds */
function others({ grep, ripgrep }) {
  return [figure(grep), figure(ripgrep)];
}

/** A speed of ours and its ratios to the others'. @param {Speeds} speeds @param {'all' | 'one' | 'json'} how */
function ours(speeds, how) {
  return [figure(speeds[how]), ratio(speeds[how], speeds.grep), ratio(speeds[how], speeds.ripgrep)];
}
