// @ts-check
// Part of `npm run bench`: the panel of the real VS Code under a million lines at 50,000 a second (scripts/bench/panel/flood.mjs).
import { testModule } from '../vscode/test-module.mjs';
import { atMost, verdict } from './comparison.mjs';
import { figure } from './figures.mjs';

/** Milliseconds from one frame to the next at 60 a second, and to the third: what may pass between two that are seen. */
const ONE_FRAME = 17;
const THREE_FRAMES = 50;

const MOMENTS = /** @type {const} */ ({
  idle: 'nothing happens',
  following: 'following',
  scrolling: 'scrolling as lines come',
  after: 'scrolling afterwards',
});
const PROCESSES = /** @type {const} */ ({
  extensionHost: 'extension host with its log thread',
  renderer: 'the window',
});

/** @typedef {import('../../test/vscode/bench/panel-bench.ts').FloodFigures} FloodFigures */

/** @param {import('./effort.mjs').Effort} effort @returns {Promise<import('./table.mjs').Table[]>} */
export async function run({ bufferLines }) {
  /** @type {typeof import('../../test/vscode/bench/panel-bench.ts')} */
  const { measureFlood, flood } = await testModule('bench/panel-bench');
  const seen = [];
  for (const size of bufferLines) seen.push(await measureFlood(size));
  return [
    {
      title: 'The log panel under load',
      head: ['', ...bufferLines.map((size) => `buffer of ${size.toLocaleString('en')} lines`), 'budget', ''],
      rows: rows(seen, `${flood.lines / flood.rate} s is the rate`),
      notes: [
        `${flood.lines.toLocaleString('en')} lines at ${flood.rate.toLocaleString('en')} a second from a command; once for each buffer, in a window that was just opened. Gaps between frames of 17 ms are 60 frames a second.`,
        'The first 2 seconds, in which nothing is scrolled, are not in the seconds from the first line to the last.',
      ],
    },
  ];
}

/** @param {readonly FloodFigures[]} seen of each buffer @param {string} rate */
function rows(seen, rate) {
  /** @type {(what: string, unit: string, of: (one: FloodFigures) => number, budget?: import('./comparison.mjs').Budget) => string[]} */
  const row = (what, unit, of, budget) => {
    const figures = seen.map(of);
    return [what, ...figures.map((value) => figure(value, unit)), ...verdict(Math.max(...figures), budget)];
  };
  const gaps = keysOf(MOMENTS).flatMap((moment) => {
    const what = `gaps between frames while ${MOMENTS[moment]}`;
    const budget = (/** @type {number} */ limit) => (moment === 'idle' ? undefined : atMost(limit, 'ms'));
    return [
      row(`${what}: median`, 'ms', (one) => one[moment].median, budget(ONE_FRAME)),
      row(`${what}: longest`, 'ms', (one) => one[moment].longest, budget(THREE_FRAMES)),
    ];
  });
  const memory = keysOf(PROCESSES).flatMap((process) => {
    const what = `memory of ${PROCESSES[process]}`;
    return [
      row(`${what}: before`, 'MB', (one) => one[process].before),
      row(`${what}: at most`, 'MB', (one) => one[process].peak),
      row(`${what}: afterwards`, 'MB', (one) => one[process].after),
    ];
  });
  return [
    row(`from the first line to the last (${rate})`, 's', (one) => one.seconds),
    row('lines in the buffer at the end', '', (one) => numberIn(one.kept)),
    ...gaps,
    ...memory,
  ];
}

/** The first one, as it is written for people. @param {string} text */
const numberIn = (text) => Number(/[\d,.]+/.exec(text)?.[0].replaceAll(/[,.]/g, ''));

/** @template {object} T @param {T} object */
const keysOf = (object) => /** @type {(keyof T)[]} */ (Object.keys(object));
