// @ts-check
// Part of `npm run bench`: the built language server against the smallest possible one and two others, in one run and
// alternating.
import { statSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { compiledCode, neverCompiled } from './compiled-code.mjs';
import { otherServers, smallestServer } from './peers.mjs';
import { ServerProcess } from './server-process.mjs';
import { appDesc, dockerfile, procfile } from './texts.mjs';

export const title = 'Language server: start, memory, keystrokes, requests';

const STARTS = 9;
const KEYSTROKES = 100;
const UNCOUNTED = 20;
const PULL = { textDocument: { diagnostic: {} } };
const OURS = 'dist/server.js';

/** Runs every measurement and returns the rows of the table, its head first. */
export async function run() {
  const smallest = await smallestServer();
  const others = await otherServers();
  const rows = [
    ['', 'ours', 'smallest server', 'ratio', 'yaml-language-server', 'dockerfile-language-server', 'budget'],
  ];
  rows.push(...(await starts(smallest, others)));
  for (const lines of [20, 500, 10_000])
    rows.push(await keystroke(`Procfile, ${lines} lines`, lines, smallest, others));
  for (const lines of [20, 500, 10_000]) rows.push(await keystrokeOfAppDesc(lines, smallest, others));
  rows.push(...(await requests()));
  return [...rows, ...sizes()];
}

/** @typedef {Record<string, string>} Others paths of servers by name */

/** @param {string} smallest @param {Others} others */
async function starts(smallest, others) {
  // As it is from the second start on, and as it is when nothing was compiled before.
  const compiled = await compiledCode(OURS);
  const servers = { ours: OURS, first: OURS, smallest, ...others };
  /** @type {Record<string, { start: number[], open: number[], memory: number[] }>} */
  const seen = Object.fromEntries(Object.keys(servers).map((name) => [name, { start: [], open: [], memory: [] }]));
  for (let round = 0; round < STARTS; round++) {
    for (const [name, script] of Object.entries(servers)) {
      const server = new ServerProcess(script, name === 'first' ? neverCompiled : compiled);
      const document = documentFor(name, 20);
      seen[name]?.start.push(await server.initialize());
      const opened = performance.now();
      await server.open(document);
      await server.publications(document.uri, 1);
      seen[name]?.open.push(performance.now() - opened);
      seen[name]?.memory.push(server.memory);
      server.end();
    }
  }
  const of = (/** @type {string} */ name, /** @type {'start' | 'open' | 'memory'} */ what) =>
    median(seen[name]?.[what] ?? []);
  const line = (
    /** @type {'ours' | 'first'} */ name,
    /** @type {string} */ label,
    /** @type {'start' | 'open' | 'memory'} */ what,
    /** @type {string} */ unit,
    /** @type {string} */ budget,
  ) =>
    row(
      label,
      unit,
      budget,
      of(name, what),
      of('smallest', what),
      of('yaml-language-server', what),
      of('dockerfile-language-server-nodejs', what),
    );
  return [
    line('ours', 'start of the process to the answer to `initialize`', 'start', 'ms', '1.3 x'),
    line('ours', 'opened at once, to diagnostics, 20 lines', 'open', 'ms', '30 ms'),
    line('first', 'the same at the very first start on a machine', 'open', 'ms', ''),
    line('ours', 'memory then', 'memory', 'MB', '1.3 x'),
    await opened(compiled),
  ];
}

/** The first document of a server that has had time to load what it knows. @param {NodeJS.ProcessEnv} compiled */
async function opened(compiled) {
  const times = [];
  for (let round = 0; round < STARTS; round++) {
    const server = new ServerProcess(OURS, compiled);
    await server.initialize();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const document = documentFor('ours', 20);
    const started = performance.now();
    await server.open(document);
    await server.publications(document.uri, 1);
    times.push(performance.now() - started);
    server.end();
  }
  return row('opened later, to diagnostics, 20 lines', 'ms', '30 ms', median(times), ...Array(3).fill(Number.NaN));
}

/** Bundles in KB: what the server loads before the answer to `initialize` and what it loads behind it, and the extension. */
function sizes() {
  const kilobytes = (/** @type {string[]} */ ...names) =>
    names.reduce((sum, name) => sum + statSync(`dist/${name}`).size / 1024, 0);
  const line = (/** @type {string} */ label, /** @type {number} */ size, budget = '') => [
    label,
    `${size.toFixed(0)} KB`,
    ...Array(4).fill(''),
    budget,
  ];
  return [
    line('server.js, loaded before `initialize`', kilobytes('server.js')),
    line('server.js and language.js: all of the server', kilobytes('server.js', 'language.js'), '450 KB'),
    line('extension.js and node-client.js', kilobytes('extension.js', 'node-client.js'), '480 KB'),
    line('log-worker.js', kilobytes('log-worker.js')),
  ];
}

/** @param {string} label @param {number} lines @param {string} smallest @param {Others} others */
async function keystroke(label, lines, smallest, others) {
  const budget = { 500: '1 ms', 10000: '5 ms' }[lines] ?? '';
  const document = { uri: 'file:///bench/Procfile', languageId: 'procfile', text: procfile(lines) };
  const ours = await pulled(OURS, document);
  const theirs = await pulled(smallest, document);
  const docker = others['dockerfile-language-server-nodejs'];
  const peer = docker ? await pushed(docker, documentFor('dockerfile-language-server-nodejs', lines)) : Number.NaN;
  return row(`keystroke, processor time, ${label}`, 'ms', budget, ours, theirs, Number.NaN, peer);
}

/** @param {number} lines @param {string} smallest @param {Others} others */
async function keystrokeOfAppDesc(lines, smallest, others) {
  const text = appDesc(lines);
  const document = { uri: 'file:///bench/app_desc.yaml', languageId: 'yaml', text };
  const parse = median(Array.from({ length: 15 }, () => timed(() => parseDocument(text))));
  const budget = { 500: '3 ms', 10000: `1.3 x ${parse.toFixed(0)} ms (parsing)` }[lines] ?? '';
  const yaml = others['yaml-language-server'];
  const peer = yaml ? await pushed(yaml, documentFor('yaml-language-server', lines)) : Number.NaN;
  const ours = await pulled(OURS, document);
  return row(
    `keystroke, processor time, app_desc.yaml, ${lines} lines`,
    'ms',
    budget,
    ours,
    await pulled(smallest, document),
    peer,
    Number.NaN,
  );
}

/** @param {string} name @param {number} lines */
function documentFor(name, lines) {
  if (name.startsWith('yaml')) return { uri: 'file:///bench/app_desc.yaml', languageId: 'yaml', text: appDesc(lines) };
  if (name.startsWith('dockerfile')) {
    return { uri: 'file:///bench/Dockerfile', languageId: 'dockerfile', text: dockerfile(lines) };
  }
  return { uri: 'file:///bench/Procfile', languageId: 'procfile', text: procfile(lines) };
}

/** @typedef {{ uri: string, languageId: string, text: string }} Text */

/**
 * Mean processor time in milliseconds of a keystroke in the middle of the text and of the diagnostics that are asked for
 * with it.
 * @param {string} script @param {Text} document
 */
async function pulled(script, document) {
  const server = new ServerProcess(script);
  await server.initialize(PULL);
  await server.open(document);
  const ask = () => server.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: document.uri } });
  await ask();
  await settled(server);
  const mean = await meanTime(server, document, ask);
  server.end();
  return mean;
}

/** The same of a server that publishes by itself. @param {string} script @param {Text} document */
async function pushed(script, document) {
  const server = new ServerProcess(script);
  await server.initialize();
  await server.open(document);
  await server.publications(document.uri, 1);
  let seen = server.published.get(document.uri) ?? 0;
  const mean = await meanTime(server, document, () => server.publications(document.uri, ++seen));
  server.end();
  return mean;
}

/** @param {ServerProcess} server @param {Text} document @param {() => Promise<unknown>} answered */
async function meanTime(server, document, answered) {
  let count = 0;
  let before = 0;
  for (const change of changes(document)) {
    if (count === UNCOUNTED) before = server.processorTime;
    await server.connection.sendNotification('textDocument/didChange', change);
    await answered();
    count++;
  }
  return (server.processorTime - before) / (count - UNCOUNTED);
}

/** Keystrokes at the end of a command in the middle: one character comes, and goes. @param {Text} document */
function* changes({ uri, text }) {
  const lines = text.split('\n');
  const middle = Math.floor(lines.length / 2);
  const line =
    middle +
    Math.max(
      0,
      lines.slice(middle).findIndex((one) => one.includes('command:')),
    );
  const character = lines[line]?.length ?? 0;
  for (let i = 0; i < UNCOUNTED + KEYSTROKES; i++) {
    const range = { start: { line, character }, end: { line, character: character + (i % 2) } };
    yield { textDocument: { uri, version: i + 2 }, contentChanges: [{ range, text: i % 2 === 0 ? '1' : '' }] };
  }
}

/** Hover, completion and code action in a file of 500 lines. */
async function requests() {
  const document = documentFor('ours', 500);
  const server = new ServerProcess(OURS);
  await server.initialize(PULL);
  await server.open(document);
  await settled(server);
  const line = 250;
  const character = (document.text.split('\n')[line] ?? '').indexOf('--timeout') + 4;
  const position = { line, character };
  const textDocument = { uri: document.uri };
  const asked = /** @type {const} */ ([
    ['hover, 500 lines', 'textDocument/hover', { textDocument, position }, '0.5 ms'],
    ['completion, 500 lines', 'textDocument/completion', { textDocument, position }, '3 ms'],
    [
      'code action, 500 lines',
      'textDocument/codeAction',
      { textDocument, range: { start: position, end: position }, context: { diagnostics: [] } },
      '',
    ],
  ]);
  const rows = [];
  for (const [label, method, params, budget] of asked) {
    const times = [];
    for (let i = 0; i < 60; i++) {
      const started = performance.now();
      await server.connection.sendRequest(method, params);
      times.push(performance.now() - started);
    }
    rows.push(row(label, 'ms', budget, median(times.slice(20)), Number.NaN, Number.NaN, Number.NaN));
  }
  server.end();
  return rows;
}

/** The files around a document are read after it is opened: that is no keystroke's work. @param {ServerProcess} server */
async function settled(server) {
  for (let before = Number.NEGATIVE_INFINITY; server.processorTime - before > 5; ) {
    before = server.processorTime;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** @param {() => unknown} work */
function timed(work) {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** @param {readonly number[]} values */
function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/**
 * @param {string} label @param {string} unit @param {string} budget
 * @param {number} ours @param {number} smallest @param {number} yaml @param {number} docker
 */
function row(label, unit, budget, ours, smallest, yaml, docker) {
  const cell = (/** @type {number} */ value) =>
    Number.isNaN(value) ? '' : `${value.toFixed(value < 10 ? 2 : 0)} ${unit}`;
  const ratio = Number.isNaN(smallest) ? '' : (ours / smallest).toFixed(2);
  return [label, cell(ours), cell(smallest), ratio, cell(yaml), cell(docker), budget];
}
