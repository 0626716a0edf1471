// @ts-check
// Part of `npm run bench`: the panel of the real VS Code under a million lines at 50,000 a second (scripts/bench/panel/flood.mjs).
import { testModule } from '../vscode/test-module.mjs';
import { againstHead, againstRow, atMost } from './comparison.mjs';

/** Milliseconds from one frame to the next at 60 a second, and to the third: what may pass between two that are seen. */
const ONE_FRAME = 17;
const THREE_FRAMES = 50;

const MOMENTS = /** @type {const} */ ({
  following: 'following',
  scrolling: 'scrolling as lines come',
  after: 'scrolling afterwards',
});
const PROCESSES = /** @type {const} */ ({
  extensionHost: 'extension host with its log thread',
  renderer: 'the window',
});

/** @param {import('./effort.mjs').Effort} effort @returns {Promise<import('./table.mjs').Table[]>} */
export async function run({ bufferLines }) {
  /** @type {typeof import('../../test/vscode/panel-bench.ts')} */
  const { measureFlood, flood } = await testModule('panel-bench');
  const tables = [];
  for (const size of bufferLines) {
    tables.push({
      title: `The log panel under load: a buffer of ${size.toLocaleString('en')} lines`,
      head: againstHead,
      rows: rows(await measureFlood(size), flood),
      notes: [
        `${flood.lines.toLocaleString('en')} lines at ${flood.rate.toLocaleString('en')} a second from a command; once, in a window that was just opened. Gaps between frames of 17 ms are 60 frames a second.`,
        'The first 2 seconds, in which nothing is scrolled, are not in the seconds from the first line to the last.',
      ],
    });
  }
  return tables;
}

/** @param {import('../../test/vscode/panel-bench.ts').FloodFigures} seen @param {{ lines: number, rate: number }} flood */
function rows(seen, { lines, rate }) {
  const gaps = keysOf(MOMENTS).flatMap((moment) => {
    const what = `gaps between frames while ${MOMENTS[moment]}`;
    const { median, longest } = seen[moment];
    const idle = (/** @type {number} */ value) => ({ name: 'nothing happens', value });
    return [
      againstRow(`${what}: median`, 'ms', median, idle(seen.idle.median), atMost(ONE_FRAME, 'ms')),
      againstRow(`${what}: longest`, 'ms', longest, idle(seen.idle.longest), atMost(THREE_FRAMES, 'ms')),
    ];
  });
  const memory = keysOf(PROCESSES).flatMap((process) => {
    const what = `memory of ${PROCESSES[process]}`;
    const { peak, after, before } = seen[process];
    return [
      againstRow(`${what}: at most`, 'MB', peak, { name: 'before', value: before }),
      againstRow(`${what}: afterwards`, 'MB', after, { name: 'before', value: before }),
    ];
  });
  const kept = Number(/[\d,.]+/.exec(seen.kept)?.[0].replaceAll(/[,.]/g, ''));
  return [
    againstRow('from the first line to the last', 's', seen.seconds, { name: 'the rate', value: lines / rate }),
    againstRow('lines in the buffer at the end', '', kept, { name: 'the buffer', value: seen.bufferLines }),
    ...gaps,
    ...memory,
  ];
}

/** @template {object} T @param {T} object */
const keysOf = (object) => /** @type {(keyof T)[]} */ (Object.keys(object));
