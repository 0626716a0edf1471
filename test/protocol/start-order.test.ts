// What the server does between its start and the first diagnostics, and what it leaves for later.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { LanguageServer } from '../support/language-server.ts';
import { ScratchFolder } from '../support/scratch-folder.ts';

/** Read before the server: keeps what happens in which order, and writes it when the process ends. */
const HOOK = `
const fs = require('node:fs');
const v8 = require('node:v8');
const events = [];
let modules;
const { readFileSync } = fs;
fs.readFileSync = (path, ...others) => {
  if (String(path).endsWith('.js')) events.push('read ' + require('node:path').basename(path));
  return readFileSync(path, ...others);
};
const { setFlagsFromString } = v8;
v8.setFlagsFromString = (flags) => {
  modules = new Set(process.moduleLoadList);
  setFlagsFromString(flags);
  const { stdout } = process;
  const { write } = stdout;
  stdout.write = (text, ...others) => {
    if (text.includes('"kind":"full"')) events.push('diagnostics');
    return write.call(stdout, text, ...others);
  };
};
process.on('exit', () => {
  const late = process.moduleLoadList.filter((name) => name.startsWith('NativeModule') && !modules.has(name));
  fs.writeFileSync(process.env.SEEN, JSON.stringify({ events, late }));
});
`;

interface Seen {
  readonly events: readonly string[];
  /** What was loaded of Node's own modules after V8 got its switches. */
  readonly late: readonly string[];
}

async function seenAtStart(uri: string, text: string, languageId: string): Promise<Seen> {
  using scratch = new ScratchFolder();
  scratch.write({ 'hook.cjs': HOOK });
  const env = { NODE_OPTIONS: `--require "${scratch.file('hook.cjs')}"`, SEEN: scratch.file('seen') };
  const capabilities = { workspace: { configuration: true }, textDocument: { diagnostic: {} } };
  // What comes first in the server does not depend on how fast this client is: it says its settings when it has asked.
  let asked = () => {};
  const hasAsked = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const server = await LanguageServer.start({ capabilities }, 'dist/server.js', env, (connection) => {
    connection.onRequest('workspace/configuration', async () => {
      await hasAsked;
      return [null, null];
    });
  });
  await server.open(uri, text, languageId);
  const answer = server.request('textDocument/diagnostic', { textDocument: { uri } });
  asked();
  await answer;
  // It answers when the files around the document are known.
  await server.request('textDocument/documentSymbol', { textDocument: { uri } });
  assert.equal(await server.stop(), 0);
  return JSON.parse(readFileSync(scratch.file('seen'), 'utf8')) as Seen;
}

test('of a Procfile that starts gunicorn is said what is wrong before anything else is loaded than the start', async () => {
  const { events } = await seenAtStart(
    'file:///nowhere/Procfile',
    'web: gunicorn a.wsgi -b :$PORT --tiemout 3\n',
    'procfile',
  );
  const answered = events.indexOf('diagnostics');
  assert.deepEqual(events.slice(0, answered), ['read server.js', 'read start.js', 'read language.js']);
  assert.ok(events.slice(answered).includes('read requirements-part.js'));
});

test('of app_desc.yaml what is wrong is said before the files around it are looked at', async () => {
  const { events } = await seenAtStart('file:///nowhere/app_desc.yaml', 'spec_version: 2\n', 'yaml');
  const answered = events.indexOf('diagnostics');
  assert.ok(events.slice(0, answered).includes('read yaml.js'));
  assert.ok(events.indexOf('read requirements-part.js') > answered);
});

test('modules of Node are loaded before V8 gets other switches, with which it compiles them anew', async () => {
  const { late } = await seenAtStart('file:///nowhere/Procfile', 'web: gunicorn a.wsgi -b :$PORT\n', 'procfile');
  assert.deepEqual(late, []);
});
