// @ts-check
// The servers that are measured beside each other: ours first, then the smallest, then another.
import { EditedDocument } from './edited-document.mjs';
import { ServerProcess } from './server-process.mjs';

/** @typedef {import('../comparison.mjs').Comparison} Comparison */

/**
 * @typedef {object} Contender
 * @property {string} name
 * @property {string} script
 * @property {string} [node] that runs it, if not that of the bench
 * @property {NodeJS.ProcessEnv} [env] added to ours
 * @property {Record<string, unknown>} [settings]
 * @property {(lines: number) => import('./documents.mjs').BenchDocument} document of the kind it is made for
 */

/**
 * Each contender with a document open and nothing left to do.
 * @param {readonly Contender[]} contenders @param {number} lines @param {{ asks: boolean }} options
 */
export async function withOpenDocuments(contenders, lines, { asks }) {
  const documents = [];
  for (const contender of contenders) {
    const server = new ServerProcess(contender.script, contender);
    await server.initialize({ asks });
    const document = new EditedDocument(server, contender.document(lines));
    await document.open();
    await server.settled();
    documents.push(document);
  }
  return documents;
}

/**
 * Makes rows of the table: of figures of each contender, ours first.
 * @param {readonly Contender[]} contenders
 * @returns {(what: string, unit: string, figures: readonly number[], budget?: import('../comparison.mjs').Budget) => Comparison}
 */
export function compared(contenders) {
  return (what, unit, figures, budget) => {
    const [ours = Number.NaN] = figures;
    const against = Object.fromEntries(contenders.map(({ name }, i) => [name, figures[i] ?? Number.NaN]));
    return { what, unit, ours, against, ...(budget && { budget }) };
  };
}
