// @ts-check
// Part of `npm run bench`: whether the yardstick is one. The machine's speed changes from minute to minute: what is measured again and
// again should vary less beside the yardstick than by itself.
import { setTimeout as sleep } from 'node:timers/promises';
import { figure, median, spread } from './figures.mjs';
import { compiledCode } from './server/compiled-code.mjs';
import { withOpenDocuments } from './server/contenders.mjs';
import { appDesc, procfile } from './server/documents.mjs';
import { hover, keystroke } from './server/requests.mjs';
import { inTurns } from './server/turns.mjs';
import { yardstick } from './server/yardstick.mjs';

const LINES = 500;
/** Seconds from one round to the next. */
const PAUSE = 3;
const WARM = { uncounted: 300, counted: 1 };

/** @param {import('./effort.mjs').Effort} effort @returns {Promise<import('./table.mjs').Table[]>} */
export async function run({ machineRounds, machineRequests, yardstickStarts }) {
  const script = 'dist/server.js';
  const env = await compiledCode(script);
  const kinds = [
    { name: 'Procfile', script, env, document: procfile },
    { name: 'app_desc.yaml', script, env, document: appDesc },
  ];
  const documents = await withOpenDocuments(kinds, LINES, { asks: true });
  const measured = await yardstick(yardstickStarts);
  const requests = { keystroke: documents.map(keystroke), hover: documents.map(hover) };
  for (const turns of Object.values(requests)) await inTurns(turns, WARM);

  /** @type {number[]} */
  const speeds = [];
  /** @type {Map<string, { costs: number[], scaled: number[] }>} */
  const seen = new Map();
  for (let round = 0; round < machineRounds; round++) {
    for (const [request, turns] of Object.entries(requests)) {
      const [costs, slower] = await measured(() => inTurns(turns, machineRequests));
      speeds.push(slower);
      for (const [i, { processor }] of costs.entries()) {
        const what = `${kinds[i]?.name}, ${LINES} lines: ${request}, processor time`;
        const row = seen.get(what) ?? { costs: [], scaled: [] };
        seen.set(what, row);
        row.costs.push(processor);
        row.scaled.push(processor / slower);
      }
    }
    await sleep(PAUSE * 1000);
  }
  for (const { server } of documents) server.end();

  const figures = (/** @type {readonly number[]} */ values, /** @type {string} */ unit) =>
    [Math.min(...values), median(values), Math.max(...values)].map((value) => figure(value, unit));
  return [
    {
      title: 'The machine and the yardstick',
      head: ['', 'least', 'middle', 'most', 'spread', 'spread of what it is by the yardstick'],
      rows: [
        ['how much slower than where the budgets were written', ...figures(speeds, 'x'), percent(spread(speeds)), ''],
        ...[...seen].map(([what, { costs, scaled }]) => [
          what,
          ...figures(costs, 'ms'),
          ...[spread(costs), spread(scaled)].map(percent),
        ]),
      ],
      notes: [
        `${machineRounds} rounds, ${PAUSE} seconds apart: ${machineRequests.counted} of each request in a warm server, the yardstick before and after. Spread: the standard deviation, as a share of the mean.`,
      ],
    },
  ];
}

/** @param {number} share */
const percent = (share) => `${Math.round(share * 100)} %`;
