// @ts-check
// Part of `npm run bench`: the built language server against the smallest possible one and two others that many people use, in one
// run and alternating.
import { comparisonHead, comparisonRow } from './comparison.mjs';
import { compiledCode } from './server/compiled-code.mjs';
import { appDesc, dockerfile, procfile } from './server/documents.mjs';
import { otherServers, smallestServer } from './server/peers.mjs';
import { requestCosts } from './server/requests.mjs';
import { openCosts, startCosts } from './server/starts.mjs';

const SIZES = [20, 500, 10_000];

/** @param {import('./effort.mjs').Effort} effort @returns {Promise<import('./table.mjs').Table[]>} */
export async function run(effort) {
  const ours = { name: 'ours', script: 'dist/server.js', env: await compiledCode('dist/server.js') };
  const smallest = await smallestServer();
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
    const comparisons = await startCosts(contenders, effort.starts);
    for (const lines of SIZES) {
      comparisons.push(...(await openCosts(contenders, lines, effort.opens)));
      comparisons.push(...(await requestCosts(contenders, lines, effort.rounds(lines))));
    }
    const columns = contenders.slice(1).map((one) => one.name);
    tables.push({
      title: `Language server: ${name}`,
      head: comparisonHead(columns),
      rows: comparisons.map((one) => comparisonRow(columns, one)),
      notes: notes(effort),
    });
  }
  return tables;
}

/** @param {import('./effort.mjs').Effort} effort */
function notes({ starts, opens, rounds }) {
  const said = (/** @type {number} */ lines) => `${rounds(lines).counted} after ${rounds(lines).uncounted}`;
  return [
    'ratio: ours to the column before it. On the clock: the median. Processor time: the mean, of the whole process with its threads.',
    `Starts: ${starts} of each server in turn, opens: ${opens}, each in a process of its own; what V8 compiled of ours is on the disk but where it says otherwise.`,
    `Requests: all servers alive, one round of each in turn, ${said(500)} that are not counted (10,000 lines: ${said(10_000)}). Warm, as after a minute of typing: V8 has compiled what is hot as far as so many rounds make it, in every server alike.`,
    'Keystroke: a character comes or goes at the end of a line in the middle, until the diagnostics of that version. Asked for: as VS Code has them of a server that can be asked; the others publish in both rows. Published: after the wait that a server puts before it (ours 100 ms, yaml-language-server 200 ms).',
  ];
}
