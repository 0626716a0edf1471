// @ts-check
// What a language server costs while somebody works: keystrokes, hovers, completions, code actions.
import { parseDocument } from 'yaml';
import { timesOf, within } from '../comparison.mjs';
import { figure, median } from '../figures.mjs';
import { processorTime } from '../processor-time.mjs';
import { compared, withOpenDocuments } from './contenders.mjs';
import { inTurns } from './turns.mjs';

/** @typedef {import('./contenders.mjs').Contender} Contender */
/** @typedef {import('./edited-document.mjs').EditedDocument} EditedDocument */
/** @typedef {import('../comparison.mjs').Comparison} Comparison */
/** @typedef {import('../comparison.mjs').Budget} Budget */
/** @typedef {import('./turns.mjs').Cost} Cost */
/** @typedef {import('./turns.mjs').Turn} Turn */
/** @typedef {import('./yardstick.mjs').Yardstick} Yardstick */

/** Milliseconds: of a keystroke in processor time, of what somebody waits for on the clock. By the number of lines. */
const KEYSTROKE_BUDGETS = { procfile: { 500: 1, 10000: 5 }, yaml: { 500: 3 } };
const WAIT_BUDGETS = { hover: { 500: 0.5 }, completion: { 500: 3 } };

/**
 * @param {readonly Contender[]} contenders @param {number} lines @param {import('../effort.mjs').Requests} rounds
 * @param {Yardstick} yardstick
 * @returns {Promise<Comparison[]>}
 */
export async function requestCosts(contenders, lines, rounds, yardstick) {
  /** @type {Comparison[]} */
  const rows = [];
  const row = compared(contenders);
  const size = `${lines.toLocaleString('en')} lines`;
  const measure = async (
    /** @type {string} */ what,
    /** @type {readonly Turn[]} */ turns,
    /** @type {import('./turns.mjs').Rounds} */ times,
    /** @type {readonly Figure[]} */ ...figures
  ) => {
    const [costs, slower] = await yardstick(() => inTurns(turns, times));
    for (const { name, of, budget } of figures)
      rows.push(row(`${size}: ${what}, ${name}`, 'ms', costs.map(of), budget?.(slower)));
  };
  const { first, warm, paced, published, others } = rounds;

  const documents = await withOpenDocuments(contenders, lines, { asks: true });
  const typed = documents.map(keystroke);
  const typing = spent(keystrokeBudget(documents[0]?.document, lines));
  if (first) await measure(`the first ${first.counted} keystrokes after it is opened, each`, typed, first, typing);
  await measure('keystroke', typed, warm, typing, waited());
  if (paced) await measure(`keystroke, one every ${paced.every} ms`, typed, paced, typing);
  if (published) {
    const publishing = await withOpenDocuments(contenders, lines, { asks: false });
    await measure('keystroke, diagnostics published', publishing.map(keystroke), published, spent(), waited());
    for (const { server } of publishing) server.end();
  }
  await answersSomething(documents);
  await measure('hover', documents.map(hover), others, waited(msAt(lines, WAIT_BUDGETS.hover)));
  await measure('key and completion', documents.map(completion), others, waited(msAt(lines, WAIT_BUDGETS.completion)));
  await measure('code action', documents.map(codeAction), others, waited());
  const memory = documents.map(({ server }) => server.memory);
  for (const { server } of documents) server.end();
  return [...rows, row(`${size}: memory after all this`, 'MB', memory)];
}

/** @param {EditedDocument} document @returns {Turn} */
export const keystroke = (document) => ({ server: document.server, work: (round) => document.keystroke(round) });

/** @param {EditedDocument} document @returns {Turn} */
export const hover = (document) => ({ server: document.server, work: (round) => document.hover(round) });

/** @param {EditedDocument} document @returns {Turn} */
const completion = (document) => ({
  server: document.server,
  prepare: async (round) => (round === 0 ? undefined : document.takeBack()),
  work: () => document.complete(),
});

/** Asked before: what was typed for the last completion is there until then. @param {EditedDocument} document @returns {Turn} */
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

/** A row of the table. @typedef {{ name: string, of: (cost: Cost) => number, budget: BudgetBySpeed }} Figure */

/** @param {BudgetBySpeed} [budget] @returns {Figure} */
const spent = (budget) => ({ name: 'processor time', of: (cost) => cost.processor, budget });

/** @param {BudgetBySpeed} [budget] @returns {Figure} */
const waited = (budget) => ({ name: 'clock', of: (cost) => cost.latency, budget });

/** What is allowed on a machine that is so many times slower. @typedef {((slower: number) => Budget) | undefined} BudgetBySpeed */

/** @param {number} lines @param {Readonly<Record<number, number>>} budgets @returns {BudgetBySpeed} */
function msAt(lines, budgets) {
  const limit = budgets[lines];
  return limit === undefined ? undefined : (slower) => within(limit, slower);
}

/** @param {import('./documents.mjs').BenchDocument | undefined} document @param {number} lines @returns {BudgetBySpeed} */
function keystrokeBudget(document, lines) {
  if (document?.languageId === 'procfile') return msAt(lines, KEYSTROKE_BUDGETS.procfile);
  if (document === undefined || lines <= 500) return msAt(lines, KEYSTROKE_BUDGETS.yaml);
  const parsed = parsing(document.text);
  return () => timesOf(1.3, parsed, `parsing of ${figure(parsed, 'ms')}`);
}

/** Milliseconds of processor time that the library of YAML takes to read a text once, warm. @param {string} text */
function parsing(text) {
  return median(Array.from({ length: 15 }, () => processorTime(() => parseDocument(text))));
}
