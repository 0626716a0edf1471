// @ts-check
// Part of `npm run bench`: whether the yardstick is one. The machine's speed changes from minute to minute: what is measured again and
// again should vary less beside the yardstick than by itself.
import { setTimeout as sleep } from 'node:timers/promises';
import { figure, median, spread } from './figures.mjs';
import { compiledCode } from './server/compiled-code.mjs';
import { withOpenDocuments } from './server/contenders.mjs';
import { appDesc, procfile } from './server/documents.mjs';
import { otherServers } from './server/peers.mjs';
import { hover, keystroke } from './server/requests.mjs';
import { inTurns } from './server/turns.mjs';
import { startTime, yardstick } from './server/yardstick.mjs';

const LINES = 500;
/** Seconds from one round to the next. */
const PAUSE = 2;
const WARM = { uncounted: 300, counted: 1 };
/** Milliseconds: 332 to 344 on the clock where the budgets were written, and 1.3 times as much of processor time. */
const YAML_SERVER_THERE = 338 * 1.3;

/** @param {import('./effort.mjs').Effort} effort @returns {Promise<import('./table.mjs').Table[]>} */
export async function run({ machineRounds, machineRequests, yardstickStarts }) {
  const measured = await yardstick(yardstickStarts);
  const yamlServer = (await otherServers())?.yaml;
  const script = 'dist/server.js';
  const env = await compiledCode(script);
  const kinds = [
    { name: 'Procfile', script, env, document: procfile },
    { name: 'app_desc.yaml', script, env, document: appDesc },
  ];
  const documents = await withOpenDocuments(kinds, LINES, { asks: true });
  const requests = { keystroke: documents.map(keystroke), hover: documents.map(hover) };
  for (const turns of Object.values(requests)) await inTurns(turns, WARM);

  /** @type {number[]} */
  const speeds = [];
  /** @type {number[]} */
  const others = [];
  /** @type {Map<string, number[]>} */
  const costs = new Map();
  for (let round = 0; round < machineRounds; round++) {
    const [seen, slower] = await measured(async () => {
      const all = [];
      for (const turns of Object.values(requests)) all.push(await inTurns(turns, machineRequests));
      return all;
    });
    speeds.push(slower);
    for (const [i, request] of Object.keys(requests).entries()) {
      for (const [j, { name }] of kinds.entries()) {
        const what = `${name}, ${LINES} lines: ${request}`;
        costs.set(what, [...(costs.get(what) ?? []), seen[i]?.[j]?.processor ?? Number.NaN]);
      }
    }
    if (yamlServer) others.push((await startTime(yamlServer)) / YAML_SERVER_THERE);
    await sleep(PAUSE * 1000);
  }
  for (const { server } of documents) server.end();

  return [
    {
      title: 'The machine and the yardstick',
      head: ['', 'least', 'middle', 'most', 'spread', 'spread beside the yardstick'],
      rows: [
        row('how much slower than where the budgets were written', 'x', speeds),
        row('the same by the start of yaml-language-server', 'x', others),
        ...[...costs].map(([what, values]) => row(`${what}, processor time`, 'ms', values, speeds)),
      ],
      notes: [
        `${machineRounds} rounds, ${PAUSE} seconds apart: ${machineRequests.counted} of each request in a warm server, the yardstick before and after. Spread: the standard deviation, as a share of the mean.`,
      ],
    },
  ];
}

/**
 * @param {string} what @param {string} unit @param {readonly number[]} values
 * @param {readonly number[]} [yardsticks] that they are divided by
 */
function row(what, unit, values, yardsticks) {
  const three = [Math.min(...values), median(values), Math.max(...values)].map((value) => figure(value, unit));
  const beside = yardsticks ? values.map((value, i) => value / (yardsticks[i] ?? Number.NaN)) : [];
  return [what, ...three, percent(spread(values)), percent(spread(beside))];
}

/** @param {number} share */
function percent(share) {
  return Number.isFinite(share) ? `${Math.round(share * 100)} %` : '';
}
