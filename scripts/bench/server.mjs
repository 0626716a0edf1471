// @ts-check
// Times the built language server against the smallest possible one, in one run, alternating: start, memory, open to
// diagnostics, and the processor time and latency of a keystroke. Prints one table; ratios are what counts.
//   node scripts/bench/server.mjs
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

const runs = Number(process.env['RUNS'] ?? 5);
const folder = 'dist/bench';
mkdirSync(folder, { recursive: true });

/** The floor: the same library, one handler, nothing else. */
const floor = join(folder, 'floor.js');
await build({
  stdin: {
    contents: `
      const { createConnection, ProposedFeatures, TextDocuments, TextDocumentSyncKind } = require('vscode-languageserver/node');
      const { TextDocument } = require('vscode-languageserver-textdocument');
      const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
      const texts = new TextDocuments(TextDocument);
      connection.onInitialize(() => ({ capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental } }));
      texts.onDidChangeContent(({ document }) =>
        connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics: [] }));
      texts.listen(connection);
      connection.listen();`,
    resolveDir: process.cwd(),
  },
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
  outfile: floor,
});

class Server {
  /** @param {string} script */
  constructor(script) {
    this.started = performance.now();
    this.process = spawn(process.execPath, [script, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
    this.connection = createProtocolConnection(
      new StreamMessageReader(this.process.stdout),
      new StreamMessageWriter(this.process.stdin),
    );
    this.versions = new Map();
    /** @type {(() => void)[]} */
    this.waiting = [];
    this.connection.onNotification('textDocument/publishDiagnostics', ({ uri, version }) => {
      this.versions.set(uri, version);
      for (const wake of this.waiting.splice(0)) wake();
    });
    this.connection.listen();
  }

  async initialize() {
    await this.connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
    const time = performance.now() - this.started;
    await this.connection.sendNotification('initialized', {});
    return time;
  }

  /** @param {string} uri @param {string} text @param {string} languageId */
  async open(uri, text, languageId) {
    const start = performance.now();
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
    await this.published(uri, 1);
    return performance.now() - start;
  }

  /** @param {string} uri @param {number} version */
  async published(uri, version) {
    while ((this.versions.get(uri) ?? 0) < version)
      await new Promise((resolve) => this.waiting.push(() => resolve(undefined)));
  }

  /** Processor time in milliseconds (user and system, clock ticks of 10 ms). */
  cpu() {
    const fields = readFileSync(`/proc/${this.process.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  }

  memory() {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.process.pid}/status`, 'utf8'))?.[1]) / 1024;
  }

  end() {
    this.connection.dispose();
    this.process.kill();
  }
}

/** @param {number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** @param {number} lines */
const procfile = (lines) =>
  `${Array.from({ length: lines }, (_, i) => `p${i}: gunicorn app${i}.wsgi -w ${i % 9} -b :$PORT --timeout 60 --access-logfile -`).join('\n')}\n`;
/** @param {number} lines */
const appDesc = (lines) => {
  const processes = Array.from({ length: Math.ceil(lines / 4) }, (_, i) => [
    `    p${i}:`,
    `      command: gunicorn app${i}.wsgi -w 4 -b :$PORT --timeout 60`,
    '      replicas: 2',
    '      plan: 4C1G5R',
  ]);
  return `spec_version: 2\nmodule:\n  language: python\n  processes:\n${processes.flat().slice(0, lines).join('\n')}\n`;
};

/** Mean processor time and median latency of a keystroke; each is published before the next. @param {string} script @param {string} name @param {string} text */
async function keystrokes(script, name, text) {
  const server = new Server(script);
  await server.initialize();
  const uri = `file:///bench/${name}`;
  await server.open(uri, text, name.endsWith('.yaml') ? 'yaml' : 'procfile');
  const line = Math.floor(text.split('\n').length / 2);
  const character = (text.split('\n')[line] ?? '').length;
  const count = 60;
  const latencies = [];
  let cpu = 0;
  for (let i = 0; i < count + 10; i++) {
    if (i === 10) cpu = server.cpu();
    const start = performance.now();
    const range = { start: { line, character }, end: { line, character: character + (i % 2) } };
    await server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: i + 2 },
      contentChanges: [{ range, text: i % 2 === 0 ? 'x' : '' }],
    });
    await server.published(uri, i + 2);
    latencies.push(performance.now() - start);
  }
  const result = { cpu: (server.cpu() - cpu) / count, latency: median(latencies.slice(10)) };
  server.end();
  return result;
}

const ours = 'dist/server.js';
/** @type {Record<string, { ours: number[], floor: number[] }>} */
const start = { initialize: { ours: [], floor: [] }, open: { ours: [], floor: [] }, memory: { ours: [], floor: [] } };
for (let run = 0; run < runs; run++) {
  for (const which of /** @type {const} */ (['floor', 'ours'])) {
    const server = new Server(which === 'ours' ? ours : floor);
    start['initialize']?.[which].push(await server.initialize());
    start['open']?.[which].push(await server.open('file:///bench/Procfile', procfile(20), 'procfile'));
    start['memory']?.[which].push(server.memory());
    server.end();
  }
}

const rows = [];
/** @param {string} what @param {number} mine @param {number} theirs @param {string} unit @param {string} budget */
const row = (what, mine, theirs, unit, budget) =>
  rows.push(
    `| ${what} | ${mine.toFixed(2)} ${unit} | ${theirs.toFixed(2)} ${unit} | ${(mine / theirs).toFixed(2)} | ${budget} |`,
  );
const figures = (/** @type {string} */ name) => /** @type {{ ours: number[], floor: number[] }} */ (start[name]);
row(
  'spawn to `initialize` answered',
  median(figures('initialize').ours),
  median(figures('initialize').floor),
  'ms',
  '1.3 x',
);
row('open to diagnostics, 20 lines', median(figures('open').ours), median(figures('open').floor), 'ms', '30 ms');
row('memory after that', median(figures('memory').ours), median(figures('memory').floor), 'MB', '1.3 x');
for (const [name, text, budget] of /** @type {[string, string, string][]} */ ([
  ['Procfile', procfile(500), '1 ms'],
  ['Procfile', procfile(10_000), '5 ms'],
  ['app_desc.yaml', appDesc(500), '3 ms'],
  ['app_desc.yaml', appDesc(10_000), '1.3 x parse'],
])) {
  const theirs = await keystrokes(floor, name, text);
  const mine = await keystrokes(ours, name, text);
  const lines = text.split('\n').length - 1;
  row(`processor time of a keystroke, ${name}, ${lines} lines`, mine.cpu, Math.max(theirs.cpu, 0.01), 'ms', budget);
}
const table = `| what | ours | smallest server | ratio | budget |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`;
writeFileSync(join(folder, 'server.md'), table);
console.log(table);
