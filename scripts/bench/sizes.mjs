// @ts-check
// Part of `npm run bench`: what the built language server computes on files of 100, 1,000 and 10,000 lines. Processor time
// of the whole process, so that other programs do not count; ten times the lines may cost ten times as much.
import { ServerProcess } from './server-process.mjs';
import { appDesc, procfile } from './texts.mjs';

export const title = 'Language server: cost by the size of the file, processor time';

const SIZES = [100, 1000, 10_000];
const OURS = 'dist/server.js';
const CAPABILITIES = { textDocument: { diagnostic: {} } };
const UNCOUNTED = 20;

/** What an editor asks for by itself after a change. */
const REQUESTS = [
  'semanticTokens/full',
  'semanticTokens/range',
  'inlayHint',
  'foldingRange',
  'documentSymbol',
  'documentLink',
  'codeLens',
];

/** @typedef {{ uri: string, languageId: string, text: string }} Text */
/** @typedef {{ line: number, character: number }} Position */

/** Runs every measurement and returns the rows of the table, its head first. */
export async function run() {
  const rows = [
    ['', ...SIZES.map((lines) => `${lines.toLocaleString('en')} lines`), ...SIZES.slice(1).map(() => 'growth')],
  ];
  for (const [name, make, places] of /** @type {const} */ ([
    ['Procfile', procfile, { 'in a command': /$/ }],
    ['app_desc.yaml', appDesc, { 'in a command': /command:.*$/, 'in a key, which breaks what follows': /^ {4}p\d+:$/ }],
  ])) {
    /** @type {Map<string, number[]>} */
    const seen = new Map();
    const note = (/** @type {string} */ what, /** @type {number} */ time) =>
      seen.set(`${name}: ${what}`, [...(seen.get(`${name}: ${what}`) ?? []), time]);
    for (const lines of SIZES) {
      const document = {
        uri: `file:///bench/${name}`,
        languageId: name === 'Procfile' ? 'procfile' : 'yaml',
        text: make(lines),
      };
      note('open', await openTime(document));
      for (const [where, pattern] of Object.entries(places))
        note(`keystroke ${where}`, await keystrokeTime(document, pattern));
      for (const request of REQUESTS)
        note(`${request} after a keystroke`, await keystrokeTime(document, places['in a command'], request));
    }
    for (const [what, times] of seen) {
      const growth = times.slice(1).map((time, i) => `${(time / (times[i] ?? Number.NaN)).toFixed(1)} x`);
      rows.push([what, ...times.map((time) => `${time.toFixed(time < 10 ? 2 : 0)} ms`), ...growth]);
    }
  }
  return rows;
}

/** From `didOpen` to the diagnostics, in a server that is warm. @param {Text} document */
async function openTime(document) {
  const server = await started();
  const times = [];
  for (let round = 0; round < 6; round++) {
    const uri = `${document.uri.replace('bench', `bench${round}`)}`;
    const before = server.processorTime;
    await server.open({ ...document, uri });
    await server.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
    times.push(server.processorTime - before);
    await server.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }
  server.end();
  return mean(times.slice(2));
}

/**
 * Mean of a character that comes and goes at the end of a line in the middle, with the answer that is asked for then.
 * What an editor asks for besides diagnostics counts without them.
 * @param {Text} document @param {RegExp} place @param {string} [request]
 */
async function keystrokeTime(document, place, request) {
  const server = await started();
  const { uri } = document;
  await server.open(document);
  const position = endOfLine(document.text, place);
  const range = { start: { line: position.line, character: 0 }, end: { line: position.line + 50, character: 0 } };
  const textDocument = { uri };
  const ask = (/** @type {string} */ method) =>
    server.connection.sendRequest(`textDocument/${method}`, { textDocument, range });
  const count = document.text.length > 200_000 ? 40 : 200;
  let total = 0;
  for (let i = 0; i < UNCOUNTED + count; i++) {
    const end = { ...position, character: position.character + (i % 2) };
    const change = {
      textDocument: { uri, version: i + 2 },
      contentChanges: [{ range: { start: position, end }, text: i % 2 === 0 ? '1' : '' }],
    };
    let before = server.processorTime;
    await server.connection.sendNotification('textDocument/didChange', change);
    await ask('diagnostic');
    if (request) {
      before = server.processorTime;
      await ask(request);
    }
    if (i >= UNCOUNTED) total += server.processorTime - before;
  }
  server.end();
  return total / count;
}

async function started() {
  const server = new ServerProcess(OURS);
  await server.initialize(CAPABILITIES);
  return server;
}

/** Of the first line from the middle on that has it. @param {string} text @param {RegExp} pattern @returns {Position} */
function endOfLine(text, pattern) {
  const lines = text.split('\n');
  const middle = Math.floor(lines.length / 2);
  const line = middle + lines.slice(middle).findIndex((one) => pattern.test(one));
  return { line, character: lines[line]?.length ?? 0 };
}

/** @param {readonly number[]} values */
function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
