// Holds the rules of the house (ARCHITECTURE.md): which part may know which other part, and how large and how named files are.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { importsOf, sourceFiles } from '../support/source-files.ts';

const product = sourceFiles(['client', 'server'], ['.ts']);
const everything = [...product, ...sourceFiles(['test', 'scripts'], ['.ts', '.mjs'])];

/** The parts of the house; the first folder that fits counts. Each may import from itself and from what is listed. */
const parts: readonly { readonly folder: string; readonly from: readonly string[] }[] = (() => {
  const core = (...names: string[]) => names.map((name) => `server/src/core/${name}/`);
  const ground = core('text', 'caches');
  const syntax = [...ground, ...core('syntax')];
  const model = [...syntax, ...core('model')];
  const knowledge = [...model, ...core('programs', 'platforms', 'project')];
  const effective = [...knowledge, ...core('effective')];
  const rules = [...effective, ...core('rules')];
  const allOfCore = [
    ...rules,
    ...core(
      'check',
      'explain',
      'complete',
      'navigate',
      'refactor',
      'remedies',
      'report',
      'logs',
      'messages',
      'configuration',
      'time',
    ),
  ];
  const sharedWithAssembly = ['scan/blocks/module-memory', 'health/duration-buckets'].map(
    (name) => `server/src/core/logs/${name}`,
  );
  const workspace = [...allOfCore, 'server/src/workspace/'];
  const editor = [...workspace, 'server/src/editor/', 'server/src/version.ts'];
  const forClient = core('text', 'time', 'logs', 'messages');
  const logs = (...names: string[]) => names.map((name) => `client/src/logs/${name}/`);
  const told = ['client/src/notifications.ts', 'client/src/plain-label.ts'];
  const clientItself = ['client/src/loop/', 'client/src/language/language-client.ts', ...told];
  const ofLogs = [...forClient, ...logs('messages', 'ring', 'sources'), 'client/src/guards.ts'];
  return [
    { folder: 'server/src/core/text/', from: [] },
    { folder: 'server/src/core/time/', from: [] },
    { folder: 'server/src/core/caches/', from: [] },
    { folder: 'server/src/core/syntax/', from: ground },
    { folder: 'server/src/core/model/', from: syntax },
    { folder: 'server/src/core/programs/', from: knowledge },
    { folder: 'server/src/core/platforms/', from: knowledge },
    { folder: 'server/src/core/project/', from: knowledge },
    { folder: 'server/src/core/effective/', from: knowledge },
    { folder: 'server/src/core/rules/', from: effective },
    { folder: 'server/src/core/check/', from: rules },
    { folder: 'server/src/core/explain/', from: [...rules, ...core('logs')] },
    { folder: 'server/src/core/complete/', from: [...rules, ...core('explain')] },
    { folder: 'server/src/core/navigate/', from: rules },
    { folder: 'server/src/core/refactor/', from: rules },
    { folder: 'server/src/core/configuration/', from: [...rules, ...core('logs')] },
    { folder: 'server/src/core/remedies/', from: [...rules, ...core('navigate', 'logs', 'messages')] },
    { folder: 'server/src/core/report/', from: [...rules, ...core('remedies', 'logs', 'messages')] },
    { folder: 'server/src/core/logs/', from: ground },
    { folder: 'server/src/core/messages/', from: [...ground, ...core('logs')] },
    { folder: 'server/src/workspace/', from: allOfCore },
    { folder: 'server/src/editor/', from: editor },
    { folder: 'server/src/features/', from: editor },
    { folder: 'server/src/cli/', from: [...workspace, 'server/src/features/', 'server/src/version.ts'] },
    { folder: 'server/src/', from: ['server/src/'] },
    { folder: 'server/assembly/', from: sharedWithAssembly },
    { folder: 'client/src/logs/demo/', from: [...forClient, 'client/src/guards.ts'] },
    { folder: 'client/src/logs/sources/', from: [...forClient, ...logs('demo'), 'client/src/guards.ts'] },
    { folder: 'client/src/logs/ring/', from: ofLogs },
    { folder: 'client/src/logs/messages/', from: ofLogs },
    { folder: 'client/src/logs/worker/', from: ofLogs },
    { folder: 'client/src/logs/session/', from: ofLogs },
    { folder: 'client/src/logs/webview/', from: [...forClient, ...logs('messages', 'ring')] },
    { folder: 'client/src/logs/connect/', from: [...ofLogs, ...logs('demo'), ...told] },
    { folder: 'client/src/logs/panel/', from: [...ofLogs, ...logs('connect', 'session'), ...clientItself] },
    { folder: 'client/src/', from: forClient },
  ];
})();

test('every import follows the arrows of the house', () => {
  const wrong = product.flatMap(({ path, imports }) => {
    const part = parts.find(({ folder }) => path.startsWith(folder));
    if (part === undefined) return [`${path} is in no part of the house`];
    const allowed = [part.folder, ...part.from];
    return imports
      .filter(({ target }) => /^(client|server|test|scripts)\//.test(target))
      .filter(({ target }) => !allowed.some((folder) => target.startsWith(folder)))
      .map(({ target, line }) => `${path}:${line} imports ${target}`);
  });
  assert.deepEqual(wrong, []);
});

test('core knows neither LSP nor VS Code', () => {
  const wrong = product
    .filter(({ path }) => path.startsWith('server/src/core/'))
    .flatMap(({ path, imports }) =>
      imports.filter(({ target }) => /^vscode/.test(target)).map(({ target, line }) => `${path}:${line} ${target}`),
    );
  assert.deepEqual(wrong, []);
});

test('core uses Node only in files that say so in their name', () => {
  const wrong = product
    .filter(({ path }) => path.startsWith('server/src/core/') && !/\/node-[^/]*$/.test(path))
    .flatMap(({ path, imports }) =>
      imports.filter(({ target }) => /^node:/.test(target)).map(({ target, line }) => `${path}:${line} ${target}`),
    );
  assert.deepEqual(wrong, []);
});

test('no file imports itself through others', () => {
  const importsByPath = new Map(everything.map(({ path, imports }) => [path, imports]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
    if (trail.includes(path) || done.has(path)) return;
    for (const { target } of importsByPath.get(path) ?? []) {
      if (importsByPath.has(target)) visit(target, [...trail, path]);
    }
    done.add(path);
  };
  for (const { path } of everything) visit(path, []);
  assert.deepEqual(cycles, []);
});

test('entry points stay small', () => {
  const entryPoints = /^(server\/src\/(node|browser|cli)|client\/src\/extension)\.ts$/;
  const wrong = product.filter(({ path, lines }) => entryPoints.test(path) && lines.length > 40);
  assert.deepEqual(
    wrong.map(({ path, lines }) => `${path}: ${lines.length} lines`),
    [],
  );
});

test('files are small, except data', () => {
  const data = /[.-]data\.ts$/;
  const written = [...everything, ...sourceFiles(['client'], ['.css'])];
  const wrong = written.filter(({ path, lines }) => lines.length > 350 && !data.test(path));
  assert.deepEqual(
    wrong.map(({ path, lines }) => `${path}: ${lines.length} lines`),
    [],
  );
});

test('a file is named in kebab case after what it holds', () => {
  const wrong = everything.flatMap(({ path }) => {
    const name = path.slice(path.lastIndexOf('/') + 1).split('.')[0] ?? '';
    const vague = /^(utils?|helpers?|common|misc|index|shared|lib)$/.test(name) && path !== suiteEntry;
    return vague || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) ? [path] : [];
  });
  assert.deepEqual(wrong, []);
});

test('a unit test stands where its source does, so that each leads to the other', () => {
  const folders = sourceFiles(['test/unit'], ['.test.ts']).map(({ path }) => path.slice('test/unit/'.length));
  const wrong = folders.filter((path) => {
    // Logs that real programs write are about all folders of `logs`.
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/'))).replace(/\/real-programs$/, '');
    const places = [`server/src/core/${folder}`, `server/src/${folder}`, folder.replace(/^client/, 'client/src')];
    return ![...places, `test/${folder}`].some(existsSync);
  });
  assert.deepEqual(wrong, []);
});

test('the compiler is never told to look away', () => {
  const evasion = /:\s*any\b|\bas any\b|<any>|\bas unknown as\b|@ts-(ignore|expect-error|nocheck)/;
  // Types of a script stand in its comments.
  const inComment = /@(?:param|property|returns|type|typedef) \{[^}]*\bany\b/;
  const wrong = everything
    .filter(({ path }) => path !== 'test/unit/house.test.ts')
    .flatMap(({ path, lines }) =>
      lines.flatMap((line, index) =>
        evasion.test(withoutText(line)) || inComment.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [],
      ),
    );
  assert.deepEqual(wrong, []);
});

test('what is committed is text or a picture', { skip: existsSync('.git') ? false : 'not in a clone' }, () => {
  const committed = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0');
  const wrong = committed.filter(
    (path) => path !== '' && existsSync(path) && !path.endsWith('.png') && readFileSync(path).includes(0),
  );
  assert.deepEqual(wrong, []);
});

test('imports are found in every form they are written in', () => {
  const text = `import type {\n  A,\n} from './a.ts';\nimport './b.ts';\nexport * from '../c.ts';\nconst d = await import('./d.ts');`;
  assert.deepEqual(importsOf('x/y/file.ts', text), [
    { target: 'x/y/a.ts', line: 3 },
    { target: 'x/y/b.ts', line: 4 },
    { target: 'x/c.ts', line: 5 },
    { target: 'x/y/d.ts', line: 6 },
  ]);
});

/** @vscode/test-electron wants a module for the suite; nothing else is called index. */
const suiteEntry = 'test/vscode/suite/index.ts';

/** The line without strings and comments: prose may say `any`. */
function withoutText(line: string): string {
  return line.replace(/'[^']*'|"[^"]*"|`[^`]*`/g, "''").replace(/\/\/.*|^\s*\/?\*.*/g, '');
}
