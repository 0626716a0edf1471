// @ts-check
// Part of `npm run bench`: what has a budget in milliseconds, on the versions of Node that VS Code has had since the oldest one that the
// extension works in. Each brings another V8, which compiles in another way.
import process from 'node:process';
import { installNode } from '../vscode/install.mjs';
import { verdict } from './comparison.mjs';
import { figure } from './figures.mjs';
import { compiledCode } from './server/compiled-code.mjs';
import { appDesc, procfile } from './server/documents.mjs';
import { smallestServer } from './server/peers.mjs';
import { requestCosts } from './server/requests.mjs';
import { openCost, startCosts } from './server/starts.mjs';
import { yardstick } from './server/yardstick.mjs';

/** Besides the Node of the bench: that of VS Code from 1.101 on, and that of 1.125 (Electron 35 and 42). */
const VERSIONS = ['22.23.3', '24.15.0'];

/** @typedef {import('./comparison.mjs').Comparison} Comparison */

/** @param {import('./effort.mjs').Effort} effort @returns {Promise<import('./table.mjs').Table[]>} */
export async function run(effort) {
  const runtimes = [{ name: `Node ${process.versions.node}`, node: process.execPath }];
  for (const version of VERSIONS) runtimes.push({ name: `Node ${version}`, node: await installNode(version) });
  /** @type {(readonly Comparison[])[]} */
  const columns = [];
  for (const { node } of runtimes) columns.push(await budgetedCosts(node, effort));

  const [first = []] = columns;
  return [
    {
      title: 'The language server on the versions of Node that VS Code has',
      head: ['', ...runtimes.flatMap(({ name }) => [name, 'budget', ''])],
      rows: first.map(({ what }, i) => [what, ...columns.flatMap((column) => cells(column[i]))]),
      notes: [
        'What has a budget in the tables above, measured in the same way, beside the smallest server alone. The yardstick is the one on the Node of the bench: it tells of the machine.',
      ],
    },
  ];
}

/** @param {Comparison | undefined} comparison */
function cells(comparison) {
  if (comparison === undefined) return ['', '', ''];
  return [figure(comparison.ours, comparison.unit), ...verdict(comparison.ours, comparison.budget)];
}

/**
 * The rows with a budget, of both kinds of files, in an order that is the same each time.
 * @param {string} node @param {import('./effort.mjs').Effort} effort @returns {Promise<Comparison[]>}
 */
async function budgetedCosts(node, effort) {
  const measured = await yardstick(effort.yardstickStarts);
  const { published: _, ...requests } = effort.requests[500];
  const ours = { name: 'ours', script: 'dist/server.js', env: await compiledCode('dist/server.js', node), node };
  const smallest = { ...(await smallestServer()), node };
  const all = [];
  for (const [kind, document] of Object.entries({ Procfile: procfile, 'app_desc.yaml': appDesc })) {
    const contenders = [ours, smallest].map((one) => ({ ...one, document }));
    const comparisons = [
      ...(await startCosts(contenders, effort.starts, measured)),
      await openCost(contenders, 20, effort.opens, measured),
      ...(await requestCosts(contenders, 500, requests, measured)),
    ];
    all.push(...comparisons.map((one) => ({ ...one, what: `${kind}: ${one.what}` })));
  }
  return all.filter(({ budget }) => budget !== undefined);
}
