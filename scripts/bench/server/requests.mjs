// @ts-check
// What a language server costs while somebody works: keystrokes, hovers, completions, code actions.
import process from 'node:process';
import { parseDocument } from 'yaml';
import { atMost, timesOf } from '../comparison.mjs';
import { figure, median } from '../figures.mjs';
import { compared, withOpenDocuments } from './contenders.mjs';
import { inTurns } from './turns.mjs';

/** @typedef {import('./contenders.mjs').Contender} Contender */
/** @typedef {import('./edited-document.mjs').EditedDocument} EditedDocument */
/** @typedef {import('../comparison.mjs').Comparison} Comparison */
/** @typedef {import('../comparison.mjs').Budget} Budget */
/** @typedef {import('./turns.mjs').Cost} Cost */

/**
 * @param {readonly Contender[]} contenders @param {number} lines @param {import('../effort.mjs').Requests} rounds
 * @returns {Promise<Comparison[]>}
 */
export async function requestCosts(contenders, lines, rounds) {
  const documents = await withOpenDocuments(contenders, lines, { asks: true });
  const size = `${lines.toLocaleString('en')} lines`;
  const rows = (
    /** @type {string} */ what,
    /** @type {readonly Cost[]} */ costs,
    /** @type {RowBudgets} */ budgets = {},
  ) => [
    compared(contenders, `${size}: ${what}, processor time`, 'ms', of(costs, 'processor'), budgets.processor),
    compared(contenders, `${size}: ${what}, clock`, 'ms', of(costs, 'latency'), budgets.latency),
  ];
  const typed = documents.map(keystroke);
  const budget = { processor: keystrokeBudget(documents[0], lines) };
  const comparisons = [];
  const { first, warm, paced, published, others } = rounds;
  if (first > 0) {
    const costs = await inTurns(typed, { uncounted: 0, counted: first });
    comparisons.push(...rows(`the first ${first} keystrokes after it is opened, each`, costs, budget));
  }
  comparisons.push(...rows('keystroke', await inTurns(typed, warm), budget));
  if (paced) {
    const costs = await inTurns(typed, paced);
    comparisons.push(...rows(`keystroke, one every ${paced.every} ms`, costs, budget));
  }
  if (published) {
    const publishing = await withOpenDocuments(contenders, lines, { asks: false });
    comparisons.push(...rows('keystroke, diagnostics published', await inTurns(publishing.map(keystroke), published)));
    for (const { server } of publishing) server.end();
  }

  await answersSomething(documents);
  const hovers = await inTurns(documents.map(hover), others);
  const completions = await inTurns(documents.map(completion), others);
  const actions = await inTurns(documents.map(codeAction), others);
  const memory = documents.map(({ server }) => server.memory);
  for (const { server } of documents) server.end();

  const at500 = (/** @type {number} */ limit) => (lines === 500 ? () => atMost(limit, 'ms') : undefined);
  return [
    ...comparisons,
    ...rows('hover', hovers, { latency: at500(0.5) }),
    ...rows('key and completion', completions, { latency: at500(3) }),
    ...rows('code action', actions),
    compared(contenders, `${size}: memory after all this`, 'MB', memory),
  ];
}

/** @typedef {{ processor?: (() => Budget) | undefined, latency?: (() => Budget) | undefined }} RowBudgets */

/** @param {readonly Cost[]} costs @param {keyof Cost} what */
const of = (costs, what) => costs.map((cost) => cost[what]);

/** @param {EditedDocument} document @returns {import('./turns.mjs').Turn} */
const keystroke = (document) => ({ server: document.server, work: (round) => document.keystroke(round) });

/** @param {EditedDocument} document @returns {import('./turns.mjs').Turn} */
const hover = (document) => ({ server: document.server, work: (round) => document.hover(round) });

/** @param {EditedDocument} document @returns {import('./turns.mjs').Turn} */
const completion = (document) => ({
  server: document.server,
  prepare: async (round) => (round === 0 ? undefined : document.takeBack()),
  work: () => document.complete(),
});

/** Asked before: what was typed for the last completion is there until then. @param {EditedDocument} document @returns {import('./turns.mjs').Turn} */
const codeAction = (document) => ({
  server: document.server,
  prepare: async (round) => (round === 0 ? document.takeBack() : undefined),
  work: () => document.codeAction(),
});

/**
 * A server that has nothing to say where it is asked would be fast without reason.
 * @param {readonly EditedDocument[]} documents ours, the smallest, which says nothing, and another
 */
async function answersSomething([ours, , other]) {
  for (const document of [ours, other]) {
    if (document === undefined) continue;
    const answers = { hover: await document.hover(0), completion: await document.complete() };
    await document.takeBack();
    const all = Object.entries({ ...answers, codeAction: await document.codeAction() });
    for (const [request, answer] of all) {
      const items = /** @type {{ items?: unknown[] } | null} */ (answer)?.items ?? answer;
      if (items === null || (Array.isArray(items) && items.length === 0))
        throw new Error(`${request} of ${document.document.uri} is answered by nothing`);
    }
  }
}

/** @param {EditedDocument | undefined} document @param {number} lines @returns {(() => Budget) | undefined} */
function keystrokeBudget(document, lines) {
  const { languageId = '', text = '' } = document?.document ?? {};
  if (languageId === 'procfile') return { 500: () => atMost(1, 'ms'), 10000: () => atMost(5, 'ms') }[lines];
  const parsed = lines > 500 ? parsing(text) : Number.NaN;
  return { 500: () => atMost(3, 'ms'), 10000: () => timesOf(1.3, parsed, `parsing of ${figure(parsed, 'ms')}`) }[lines];
}

/** Milliseconds of processor time that the library of YAML takes to read a text once, warm. @param {string} text */
function parsing(text) {
  const times = Array.from({ length: 15 }, () => {
    const before = process.cpuUsage();
    parseDocument(text);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return median(times);
}
