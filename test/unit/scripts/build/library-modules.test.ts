// The protocol's libraries as ES modules (scripts/build/library-modules.mjs) give out what their files do, and the start of the server
// hands on what the parts take of them.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { build, type Plugin } from 'esbuild';
import { importedNames } from '../../../../scripts/build/imported-names.mjs';
import { asModule, LIBRARIES, libraryModules } from '../../../../scripts/build/library-modules.mjs';
import * as library from '../../../../server/src/start/protocol-library.ts';

/** Two files of the library give them out to a third, where the first wins; as modules, neither, and nothing of ours needs them. */
const NOBODYS = ['createMessageConnection', 'createProtocolConnection'];

/** A program that another file starts. */
const PROGRAM = 'vscode-languageserver/lib/node/resolve.js';

const packages = ['jsonrpc', 'languageserver-types', 'languageserver-protocol', 'languageserver', 'languageclient'];
const files = packages.flatMap((name) => {
  const folder = `node_modules/vscode-${name}/lib${name.endsWith('types') ? '/esm' : ''}`;
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.js'))
    .map((path) => join(folder, path).replaceAll('\\', '/'))
    .filter((path) => !path.endsWith(PROGRAM));
});

test('every file of the libraries is one of those that are made modules', () => {
  assert.ok(files.length > 100);
  for (const file of files) assert.match(resolve(file), LIBRARIES);
});

test('as modules they give out the same', async () => {
  const before = await given([]);
  const after = await given([libraryModules]);
  for (const file of files) {
    const isAmbiguous = (name: string) => /\/(?:browser|node)\/main\.js$/.test(file) && NOBODYS.includes(name);
    const names = Object.keys(before[file] ?? {}).filter((name) => name !== '__esModule' && !isAmbiguous(name));
    const now = after[file] ?? {};
    for (const name of names) assert.deepEqual(shape(now[name]), shape(before[file]?.[name]), `${name} of ${file}`);
    const other = Object.keys(now).filter((name) => !names.includes(name) && !isAmbiguous(name));
    assert.deepEqual(other, [], file);
  }
});

test('a file that does something else with its exports is refused', () => {
  for (const text of [
    'exports.a = b; function c() { return exports.d; }',
    'function a() { return require("b"); }',
    'Object.defineProperty(exports, "a", { value: 1 });',
  ]) {
    assert.throws(() => asModule(text), text);
  }
});

test('a namespace that is also a class, or is filled twice, stays what it was', () => {
  const text = asModule(
    'class A {}\nexports.A = A;\n(function (A) { A.b = 1; })(A || (exports.A = A = {}));\nvar C;\n(function (C) { C.a = 1; })(C || (exports.C = C = {}));\n(function (C) { C.b = 1; })(C || (exports.C = C = {}));',
  );
  assert.ok(!text.includes('__PURE__'));
  assert.match(text, /\}\)\(A \|\| \(A = \{\}\)\)/);
});

test('the start hands on exactly what the parts take of the library', async () => {
  const sources = readdirSync('server/src', { recursive: true, encoding: 'utf8' }).filter((path) =>
    /^(?:server|(?:core|editor|features|workspace)[\\/].*)\.ts$/.test(path),
  );
  const all = await Promise.all(sources.map((path) => importedNames(join('server/src', path))));
  const taken = new Set(all.flatMap((names) => names.get('vscode-languageserver') ?? []));
  assert.deepEqual(Object.keys(library).sort(), [...taken].sort());
});

type Modules = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What each file gives out, all loaded together. */
async function given(plugins: Plugin[]): Promise<Modules> {
  const lines = files.map((file, i) => `import * as m${i} from ${JSON.stringify(resolve(file))};`);
  const list = files.map((file, i) => `${JSON.stringify(file)}: m${i}`).join(', ');
  const { outputFiles } = await build({
    stdin: { contents: `${lines.join('\n')}\nexport const modules = { ${list} };`, resolveDir: '.' },
    bundle: true,
    write: false,
    platform: 'node',
    conditions: ['module', 'browser'],
    format: 'cjs',
    mainFields: ['module', 'main'],
    external: ['vscode'],
    banner: { js: '"use strict";' },
    logOverride: { 'ambiguous-reexport': 'silent' },
    plugins,
  });
  const module: { exports: { modules?: Modules } } = { exports: {} };
  const real = createRequire(import.meta.url);
  const required = (name: string): unknown => (name === 'vscode' ? editor : real(name));
  new Function('module', 'exports', 'require', outputFiles[0]?.text ?? '')(module, module.exports, required);
  return module.exports.modules ?? {};
}

/** As much of VS Code as the client's library extends while it is loaded: a class for every name. */
const classes = files.flatMap((file) => [
  ...readFileSync(file, 'utf8').matchAll(/\b(?:vscode_1|vscode|code|VSCode)\.([A-Z]\w*)/g),
]);
const editor = Object.fromEntries(classes.map(([, name = '']) => [name, class {}]));

/** What can be compared of values that are made anew: names all the way down, and plain values. */
function shape(value: unknown, depth = 4): unknown {
  if (typeof value !== 'object' && typeof value !== 'function') return value;
  if (value === null || depth === 0) return typeof value;
  const own = Object.getOwnPropertyNames(value).filter((name) => !['prototype', 'name', 'length'].includes(name));
  const entries = own.sort().map((name) => [name, shape(Reflect.get(value, name), depth - 1)]);
  const made = typeof value === 'function' ? Object.getOwnPropertyNames(value.prototype ?? {}).sort() : [];
  return [typeof value, made, entries];
}
