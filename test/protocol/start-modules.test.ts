// What Node has to compile for the server, because it starts with other switches of V8 than Node's own code was compiled with.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { LanguageServer } from '../support/language-server.ts';
import { ScratchFolder } from '../support/scratch-folder.ts';

/** Read before the server: writes which modules of Node were loaded after V8 got its switches, when the process ends. */
const HOOK = `
const fs = require('node:fs');
const v8 = require('node:v8');
let before;
const { setFlagsFromString } = v8;
v8.setFlagsFromString = (flags) => {
  before = new Set(process.moduleLoadList);
  setFlagsFromString(flags);
};
process.on('exit', () => {
  const late = process.moduleLoadList.filter((name) => name.startsWith('NativeModule') && !before.has(name));
  fs.writeFileSync(process.env.SEEN, JSON.stringify(late));
});
`;

test('modules of Node are loaded before V8 gets other switches, with which it compiles them anew', async () => {
  using scratch = new ScratchFolder();
  scratch.write({ 'hook.cjs': HOOK });
  const env = { NODE_OPTIONS: `--require "${scratch.file('hook.cjs')}"`, SEEN: scratch.file('seen') };
  const capabilities = { workspace: { configuration: true }, textDocument: { diagnostic: {} } };
  const server = await LanguageServer.start({ capabilities }, 'dist/server.js', env, (connection) => {
    connection.onRequest('workspace/configuration', () => [null, null]);
  });
  const uri = 'file:///nowhere/Procfile';
  await server.open(uri, 'web: gunicorn a.wsgi -b :$PORT\n', 'procfile');
  await server.request('textDocument/diagnostic', { textDocument: { uri } });
  assert.equal(await server.stop(), 0);
  assert.deepEqual(JSON.parse(readFileSync(scratch.file('seen'), 'utf8')), []);
});
