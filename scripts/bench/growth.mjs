// @ts-check
// Part of `npm run bench`: what the built language server computes on files of 100, 1,000 and 10,000 lines. Ten times the lines may
// cost ten times as much.

import { growthHead, growthRow } from './growth-row.mjs';
import { compiledCode } from './server/compiled-code.mjs';
import { withOpenDocuments } from './server/contenders.mjs';
import { appDesc, procfile } from './server/documents.mjs';
import { EditedDocument } from './server/edited-document.mjs';
import { inTurns } from './server/turns.mjs';

const SIZES = [100, 1000, 10_000];

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

/** What a person asks for, at a place of the new text. */
const QUESTIONS = ['hover', 'definition', 'documentHighlight', 'signatureHelp', 'completion'];

/** @typedef {import('./server/turns.mjs').Turn} Turn */
/** @typedef {(document: EditedDocument) => Turn} Measured */

/** What every document is measured with, by what it is called: many rounds of what is quick, fewer of the rest. */
const QUICK = {
  'keystroke in a command': keystroke,
  ...Object.fromEntries([...REQUESTS, ...QUESTIONS].map((request) => [`${request} after a keystroke`, after(request)])),
};
const SLOW = { 'open, by a server that is warm': opened };

const KINDS = [
  { name: 'Procfile', make: procfile, quick: QUICK, slow: SLOW },
  { name: 'app_desc.yaml', make: appDesc, quick: QUICK, slow: SLOW },
  {
    name: 'app_desc.yaml',
    make: inKey,
    quick: {},
    slow: { 'keystroke in a key, which breaks what follows': keystroke },
  },
];

/** @param {import('./effort.mjs').Effort} effort @returns {Promise<import('./table.mjs').Table[]>} */
export async function run({ quickRounds: many, slowRounds: few }) {
  const env = await compiledCode('dist/server.js');
  const budget = { limit: 100, text: '100 x in all', of: /** @type {const} */ ('all') };
  /** @type {string[][]} */
  const rows = [];
  for (const { name, make, quick, slow } of KINDS) {
    const contenders = [{ name, script: 'dist/server.js', env, document: make }];
    /** @type {EditedDocument[]} */
    const documents = [];
    for (const lines of SIZES) documents.push(...(await withOpenDocuments(contenders, lines, { asks: true })));
    const measure = async (/** @type {Readonly<Record<string, Measured>>} */ measured, times = many) => {
      for (const [what, turn] of Object.entries(measured)) {
        const costs = await inTurns(documents.map(turn), times);
        rows.push(
          growthRow(
            `${name}: ${what}`,
            'ms',
            costs.map((cost) => cost.processor),
            budget,
          ),
        );
      }
    };
    await measure(quick);
    await measure(slow, few);
    for (const { server } of documents) server.end();
  }
  return [
    {
      title: 'Language server: cost by the size of the file',
      head: growthHead(SIZES.map((lines) => `${lines.toLocaleString('en')} lines`)),
      rows,
      notes: [
        'Processor time of the whole process; the three sizes in turn, 20 rounds of each, each in a server of its own.',
        `The mean of ${many.counted} rounds after ${many.uncounted} that are not counted (opens and broken keys: ${few.counted} after ${few.uncounted}).`,
        'What an editor or a person asks for after a keystroke is counted without the diagnostics of that keystroke, which are asked for first.',
        'Of a file with more than 2,000 processes the first 2,000 are checked (server/src/core/rules/file/too-many-problems.ts); all else reads the whole file.',
      ],
    },
  ];
}

/** @param {EditedDocument} document @returns {Turn} */
function keystroke(document) {
  return { server: document.server, work: (round) => document.keystroke(round) };
}

/** @param {string} request @returns {Measured} */
function after(request) {
  return (document) => {
    const { line } = document.document.typing;
    const range = { start: { line, character: 0 }, end: { line: line + 50, character: 0 } };
    return {
      server: document.server,
      prepare: (round) => document.keystroke(round),
      work: (round) => {
        const { hovered } = document.document;
        return document.ask(request, { range, position: hovered[round % hovered.length] });
      },
    };
  };
}

/** Each time another document with the same text. @param {EditedDocument} document @returns {Turn} */
function opened({ server, document }) {
  /** @type {EditedDocument | undefined} */
  let last;
  return {
    server,
    prepare: async () => last?.send('didClose', { textDocument: last.id }),
    work: async (round) => {
      last = new EditedDocument(server, { ...document, uri: document.uri.replace('bench', `bench${round}`) });
      await last.open();
    },
  };
}

/** The place of work is the end of a key. @param {number} lines */
function inKey(lines) {
  const document = appDesc(lines);
  const above = document.typing.line - 1;
  return { ...document, typing: { line: above, character: (document.text.split('\n')[above] ?? '').length } };
}
