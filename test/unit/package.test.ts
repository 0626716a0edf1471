// The package as npm sees it: it must install anywhere, from any registry.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

function read<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}

const manifest = read<LockedPackage>('package.json');
const { packages } = read<{ packages: Readonly<Record<string, LockedPackage>> }>('package-lock.json');

test('the lock file belongs to package.json', () => {
  assert.deepEqual(packages['']?.devDependencies, manifest.devDependencies);
  assert.deepEqual(packages['']?.dependencies, manifest.dependencies);
});

test('the lock file names no registry', () => {
  const addresses = Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined);
  assert.deepEqual(addresses, []);
});

test('the lock file holds the packages of every platform, or npm ci refuses it on another one', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`])
      .map((name) => `${path} -> ${name}`),
  );
  assert.deepEqual(missing, []);
});

test('every sentence of package.json is there in English and in Chinese', () => {
  const keys = new Set([...readFileSync('package.json', 'utf8').matchAll(/"%([\w.-]+)%"/g)].map(([, key]) => key));
  for (const file of ['package.nls.json', 'package.nls.zh-cn.json']) {
    assert.deepEqual(new Set(Object.keys(read<Record<string, string>>(file))), keys, file);
  }
});

test('no file names a package registry', () => {
  const registry = /registry\.(npmjs|yarnpkg|npmmirror)|pypi\.org\/simple|files\.pythonhosted|deb\.debian\.org/;
  const wrong = projectFiles('.').filter(
    (path) => statSync(path).size < 2_000_000 && registry.test(readFileSync(path, 'utf8')),
  );
  assert.deepEqual(wrong, []);
});

/** Everything that belongs to the project: not what is installed, built or downloaded. */
function projectFiles(folder: string): readonly string[] {
  const foreign = new Set(['node_modules', 'dist', '.git', '.vscode-test', '.programs', 'coverage', '__pycache__']);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !foreign.has(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return projectFiles(path);
      return entry.isFile() ? [path] : [];
    });
}
