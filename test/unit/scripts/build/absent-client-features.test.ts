// What is left out of the bundled library of the language client: nothing of what the server announces, and no more than the rest of the
// library can do without.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ABSENT_MODULES } from '../../../../scripts/build/absent-client-features.mjs';
import { initializeResult } from '../../../../server/src/start/capabilities.ts';

const library = 'node_modules/vscode-languageclient/lib';
const standIn = readFileSync('client/src/language/absent-client-features.ts', 'utf8');

function read(path: string): string {
  return readFileSync(join(library, path), 'utf8');
}

test('a class stands in for every feature of the modules that are left out', () => {
  const wanted = ABSENT_MODULES.flatMap((name) =>
    [...read(`common/${name}.js`).matchAll(/^exports\.(\w+) = \1;$/gm)].map(([, feature = '']) => feature),
  );
  const given = [...standIn.matchAll(/^ {2}Absent\w+ as (\w+),$/gm)].map(([, feature = '']) => feature);
  assert.deepEqual(given.toSorted(), wanted.toSorted());
});

test('what the rest of the library asks notebooks for is there', () => {
  const used = ['client', 'diagnostic', 'textSynchronization', 'features'].flatMap((name) => [
    ...read(`common/${name}.js`).matchAll(/(?:notebookFeature|NotebookDocumentSyncFeature|\bfeature)\.([a-zA-Z]+)/g),
  ]);
  const ofEveryFeature = new Set(['fillInitializeParams', 'preInitialize', 'is']);
  const members = new Set(used.map(([, member = '']) => member).filter((member) => !ofEveryFeature.has(member)));
  assert.ok(members.has('onOpenNotificationSent') && members.has('CellScheme'), [...members].join(' '));
  for (const member of members) assert.match(standIn, new RegExp(`\\b${member}\\b`), member);
});

test('the server announces nothing that was left out', () => {
  // The client has this one of its own (client/src/language/renamed-files.ts), so the library's need not be announced to it.
  const all = new Proxy({}, { get: (_, name) => name !== 'renamesFiles' }) as Parameters<typeof initializeResult>[0];
  const { capabilities } = initializeResult(all, {});
  const announced = [...Object.keys(capabilities), ...Object.keys(capabilities.workspace ?? {})].map((name) =>
    name.replace(/(?:Provider|Sync)$/, '').toLowerCase(),
  );
  const absent = [...ABSENT_MODULES, 'color', 'notebookDocument'].map((name) => name.toLowerCase());
  assert.ok(announced.includes('hover'));
  assert.deepEqual(
    announced.filter((name) => absent.includes(name)),
    [],
  );
});

test('patterns are asked for by tabs alone, and tabs by nobody', () => {
  const pulled = read('common/diagnostic.js');
  const asked = [...pulled.matchAll(/^.*\bmatches\((\w+|this\.\w+)\).*$/gm)].map(([, what]) => what);
  assert.deepEqual([...new Set(asked)].sort(), ['document', 'resource', 'textDocument', 'this.activeTextDocument']);
  const inTabs = /if \(diagnosticPullOptions\.onTabs === true\) \{\s*for \(const resource of [^}]*matches\(resource\)/;
  assert.match(pulled, inTabs);
  assert.equal(pulled.match(/matches\(resource\)/g)?.length, 1);
  for (const name of readdirSync('client/src', { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.ts')) assert.doesNotMatch(readFileSync(join('client/src', name), 'utf8'), /\bonTabs\b/, name);
  }
});

test('VS Code is at least as new as the library wants it', () => {
  const [, major, minor] = /REQUIRED_VSCODE_VERSION = '\^(\d+)\.(\d+)\.0'/.exec(read('node/main.js')) ?? [];
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as { engines: { vscode: string } };
  const [, ourMajor, ourMinor] = /^\^(\d+)\.(\d+)\./.exec(engines.vscode) ?? [];
  assert.equal(ourMajor, major);
  assert.ok(Number(ourMinor) >= Number(minor));
});
