// @ts-check
// Part of `npm run bench`: the built language server against the smallest possible one and two others that many people use, in one
// run and alternating.
import { comparisonHead, comparisonRow } from './comparison.mjs';
import { compiledCode } from './server/compiled-code.mjs';
import { appDesc, dockerfile, procfile } from './server/documents.mjs';
import { otherServers, smallestServer } from './server/peers.mjs';
import { requestCosts } from './server/requests.mjs';
import { openCost, startCosts } from './server/starts.mjs';
import { yardstick } from './server/yardstick.mjs';

const SIZES = /** @type {const} */ ([20, 500, 10_000]);

/** @param {import('./effort.mjs').Effort} effort @returns {Promise<import('./table.mjs').Table[]>} */
export async function run(effort) {
  const ours = { name: 'ours', script: 'dist/server.js', env: await compiledCode('dist/server.js') };
  const smallest = await smallestServer();
  const measured = await yardstick(effort.yardstickStarts);
  const others = await otherServers();
  const kinds = [
    { name: 'Procfile', document: procfile, peer: others?.dockerfile, peerDocument: dockerfile },
    { name: 'app_desc.yaml', document: appDesc, peer: others?.yaml, peerDocument: appDesc },
  ];
  const tables = [];
  for (const { name, document, peer, peerDocument } of kinds) {
    /** @type {import('./server/contenders.mjs').Contender[]} */
    const contenders = [
      { ...ours, document },
      { ...smallest, document },
      ...(peer === undefined ? [] : [{ ...peer, document: peerDocument }]),
    ];
    const comparisons = await startCosts(contenders, effort.starts, measured);
    for (const lines of SIZES) {
      comparisons.push(await openCost(contenders, lines, effort.opens, measured));
      comparisons.push(...(await requestCosts(contenders, lines, effort.requests[lines], measured)));
    }
    const columns = contenders.slice(1).map((one) => one.name);
    tables.push({
      title: `Language server: ${name}`,
      head: comparisonHead(columns),
      rows: comparisons.map((one) => comparisonRow(columns, one)),
      notes: name === kinds.at(-1)?.name ? notes(effort) : [],
    });
  }
  return tables;
}

/** @param {import('./effort.mjs').Effort} effort */
function notes({ starts, opens, requests, yardstickStarts }) {
  const said = (/** @type {import('./server/turns.mjs').Rounds | undefined} */ rounds) =>
    `${rounds?.counted} after ${rounds?.uncounted}`;
  const { 20: short, 500: middle, 10_000: long } = requests;
  const { paced } = middle;
  return [
    'ratio: ours to the column before it. On the clock: the median. Processor time: the mean, of the whole process with its threads (of V8, too: those that compile and collect).',
    `Budgets in milliseconds: as they were written, times how much slower than there this machine was just then ("The yardstick", ${yardstickStarts} starts before and ${yardstickStarts} after).`,
    `Starts: ${starts} of each server in turn, opens: ${opens}, each in a process of its own; what V8 compiled of ours is on the disk but where it says otherwise.`,
    'Requests: all servers alive, 20 rounds of one while the others wait, then of the next. What a server does while it waits counts for its keystrokes.',
    'Keystroke: another number at the end of a line in the middle, a new one each time, until the diagnostics of that version are there: asked for, as VS Code has them of a server that can be asked; the others publish them. The next one follows at once.',
    `Counted at 500 lines: the first ${middle.first?.counted} after the document was opened; then ${said(middle.warm)} that are not counted; then ${paced?.counted} of which one comes every ${paced?.every} ms, as somebody types, with all that V8 does in the pauses. At 20 lines ${said(short.warm)}, at 10,000 ${said(long.warm)}.`,
    `Published: in servers of their own, ${said(middle.published)}, after the wait that a server puts before it (ours 100 ms, yaml-language-server 200 ms).`,
    `Others: ${said(middle.others)}, at 20 lines ${said(short.others)}, at 10,000 ${said(long.others)}; what is prepared before each is not counted.`,
  ];
}
